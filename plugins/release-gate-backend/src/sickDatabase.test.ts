import { TestDatabases } from '@backstage/backend-test-utils';
import createKnex, { type Knex } from 'knex';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import request from 'supertest';
import { readinessHealthServiceFactory } from './readinessHealthServiceFactory';
import {
  OTHER,
  PAYMENTS,
  type ReleaseGate,
  startReleaseGate,
} from './testUtils/startReleaseGate';
import {
  commitOf,
  requestApproval,
  startRelease,
} from './testUtils/walkThrough';

const postgres = TestDatabases.create({
  ids: ['POSTGRES_18'],
  disableDocker: true,
});

/** What a person is told, and what nobody is told. */
const NOT_NOW = /^The history cannot be reached right now/;

const isAllowed = async (gate: ReleaseGate) => {
  const { body } = await gate.pipeline.get(
    `/gate?entityRef=${PAYMENTS}&environment=production&commit=${commitOf(
      'a',
    )}`,
  );
  return body.allowed as boolean;
};

const approve = (
  gate: ReleaseGate,
  release: Awaited<ReturnType<typeof requestApproval>>,
) =>
  gate.user('director').post(`/releases/${release.id}/decision`, {
    decision: 'approved',
    statement: 'Tested well enough for me',
    requestDigest: release.approval.request?.digest,
  });

/** Overwrites where the file holds the event that started the release, as a bad disk does. */
function damagePageOf(file: string, releaseId: string): void {
  const bytes = readFileSync(file);
  const place = bytes.indexOf(`"sequence":1,"streamId":"release:${releaseId}"`);
  expect(place).toBeGreaterThan(0);
  const PAGE = 4096;
  const from = place - (place % PAGE);
  bytes.fill(0xff, from, from + PAGE);
  writeFileSync(file, bytes);
}

// A file that is held, or a server that is silent, is waited for.
jest.setTimeout(60_000);

describe('a sick SQLite file', () => {
  let folder: string;
  let knex: Knex;
  let gate: ReleaseGate;

  /** Another process, as the file sees it. */
  const another = () => open(path.join(folder, 'history.sqlite'));

  function open(filename: string): Knex {
    return createKnex({
      client: 'better-sqlite3',
      connection: { filename },
      useNullAsDefault: true,
    });
  }

  const decisionsIn = async (file: Knex) =>
    (await file('events').where('type', 'decision-made')).length;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'release-gate-'));
    knex = another();
    gate = await startReleaseGate({
      knex,
      isIdle: true,
      features: [readinessHealthServiceFactory],
    });
  });

  afterEach(async () => {
    await gate.stop();
    await knex.destroy();
    rmSync(folder, { recursive: true });
  });

  it('is written while another process reads it', async () => {
    const release = await requestApproval(gate);
    const reader = another();
    const reading = await reader.transaction();
    expect(await decisionsIn(reading)).toBe(0);
    const { status } = await approve(gate, release);
    expect(status).toBe(200);
    expect(await isAllowed(gate)).toBe(true);
    await reading.rollback();
    expect(await decisionsIn(reader)).toBe(1);
    await reader.destroy();
  });

  it('keeps nothing of a decision that it could not store, whoever asks and when', async () => {
    const release = await requestApproval(gate);
    const writer = another();
    const writing = await writer.transaction();
    await writing('outbox').delete();
    const [{ status, headers, body }, meanwhile] = await Promise.all([
      approve(gate, release),
      isAllowed(gate),
    ]);
    expect(status).toBe(503);
    expect(headers['retry-after']).toBe('5');
    expect(body.error.message).toMatch(NOT_NOW);
    expect(meanwhile).toBe(false);
    expect(await isAllowed(gate)).toBe(false);
    await writing.rollback();
    expect(await isAllowed(gate)).toBe(false);
    expect(await decisionsIn(writer)).toBe(0);
    expect((await approve(gate, release)).status).toBe(200);
    expect(await isAllowed(gate)).toBe(true);
    expect(await decisionsIn(writer)).toBe(1);
    await writer.destroy();
  });

  it('is waited for by all who write to one service together, not by one after the other', async () => {
    const { id } = await startRelease(gate);
    const writer = another();
    const writing = await writer.transaction();
    await writing('outbox').delete();
    const complete = (itemId: string) =>
      gate
        .user('engineer')
        .post(`/releases/${id}/items/${itemId}/complete`, { note: 'green' })
        // One after the other would be three times as long as one may wait.
        .timeout(7_000);
    const answers = await Promise.all(
      ['tests-passing', 'no-open-blockers', 'code-reviewed-and-merged'].map(
        complete,
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
    await writing.rollback();
    expect((await complete('tests-passing')).status).toBe(200);
    await writer.destroy();
  });

  it('makes the instance unready while it cannot be written', async () => {
    const readiness = async () => {
      const { status, body } = await request(gate.server).get(
        '/.backstage/health/v1/readiness',
      );
      return [status, body.message];
    };
    expect(await readiness()).toEqual([200, undefined]);
    const writer = another();
    const writing = await writer.transaction();
    await writing('outbox').delete();
    expect(await readiness()).toEqual([
      503,
      'The history of releases cannot be written',
    ]);
    await writing.rollback();
    await writer.destroy();
    expect(await readiness()).toEqual([200, undefined]);
  });

  it('takes commands again once a full disk has room', async () => {
    const release = await requestApproval(gate);
    const [{ page_count: pages }] = await knex.raw('pragma page_count');
    await knex.raw(`pragma max_page_count = ${pages}`);
    const long = 'This is what I looked at and found good. '.repeat(200);
    const attempt = await gate
      .user('director')
      .post(`/releases/${release.id}/decision`, {
        decision: 'approved',
        statement: long,
        requestDigest: release.approval.request?.digest,
      });
    expect(attempt.status).toBe(503);
    expect(JSON.stringify(attempt.body)).not.toMatch(/sqlite|insert|full/i);
    expect(await isAllowed(gate)).toBe(false);
    await knex.raw('pragma max_page_count = 100000');
    expect((await approve(gate, release)).status).toBe(200);
    expect(await isAllowed(gate)).toBe(true);
  });

  it('with a damaged page says so of the release whose history stood there, and goes on with others', async () => {
    const release = await requestApproval(gate);
    const sound = await startRelease(gate, {
      entityRef: OTHER,
      commit: commitOf('b'),
    });
    await gate.stop();
    await knex.raw('pragma wal_checkpoint(truncate)');
    await knex.destroy();
    const file = path.join(folder, 'history.sqlite');
    damagePageOf(file, release.id);

    knex = another();
    gate = await startReleaseGate({ knex, isIdle: true });
    expect(await isAllowed(gate)).toBe(false);
    const damaged = await gate.user('engineer').get(`/releases/${release.id}`);
    expect(damaged.body.error).toMatchObject({
      code: 'history-invalid',
      message: expect.stringMatching(/^The history of release:/),
    });
    const changed = await gate
      .user('engineer')
      .post(`/releases/${sound.id}/items/tests-passing/complete`, {});
    expect(changed.status).toBe(200);
  });
});

/** A way to the database that can be cut, and on which everything can stand still. */
async function wayTo(host: string, port: number) {
  const near = new Set<Socket>();
  let state: 'open' | 'cut' | 'still' = 'open';
  const pass = (from: Socket, to: Socket) => {
    from.on('data', data => state !== 'still' && to.write(data));
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
  };
  const hangUp = () => near.forEach(socket => socket.destroy());
  const server = createServer(socket => {
    if (state === 'cut') {
      socket.destroy();
      return;
    }
    const far = connect(port, host);
    near.add(socket);
    pass(socket, far);
    pass(far, socket);
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    become(next: typeof state) {
      state = next;
      if (next !== 'still') {
        // Also when it opens again: what was lost on the way makes the rest meaningless.
        hangUp();
      }
    },
    close: () => {
      hangUp();
      return new Promise(resolve => {
        server.close(resolve);
      });
    },
  };
}

// Without a server there is none to be sick, and the run says that it was left out.
postgres.eachSupportedId().forEach(([id]) => {
  it.each(['cut', 'still'] as const)(
    `a ${id} is answered for with words of our own when the way to it is %s, and is used again afterwards`,
    async fault => {
      const direct = await postgres.init(id);
      const { host, port, ...connection } = direct.client.connectionSettings;
      const way = await wayTo(host, port);
      const knex = createKnex({
        client: 'pg',
        connection: { ...connection, host: '127.0.0.1', port: way.port },
      });
      const gate = await startReleaseGate({ knex, isIdle: true });
      const release = await requestApproval(gate);
      way.become(fault);
      const answers = await Promise.all([
        approve(gate, release),
        gate.user('director').get(`/releases/${release.id}`),
        gate.user('director').get('/releases'),
      ]);
      for (const { status, headers, body } of answers) {
        expect(status).toBe(503);
        expect(headers['retry-after']).toBe('5');
        expect(body.error.message).toMatch(NOT_NOW);
        expect(body.error.message).not.toMatch(/127\.0|select|knex/i);
      }
      way.become('open');
      expect(await isAllowed(gate)).toBe(false);
      expect((await approve(gate, release)).status).toBe(200);
      expect(await isAllowed(gate)).toBe(true);
      await gate.stop();
      await knex.destroy();
      await way.close();
    },
  );
});
