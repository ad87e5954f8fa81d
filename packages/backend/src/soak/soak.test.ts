import { verifyChain } from 'backstage-plugin-release-gate-common';
import createKnex, { type Knex } from 'knex';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startClockifyStandIn } from 'vendor-stand-ins';
import {
  DEMO_CLOCKIFY_KEY,
  demoClockifyWorkspace,
} from '../standIns/demoClockify';
import { startBackend } from '../testUtils/startBackend';
import { Ledger } from './Ledger';
import { PIPELINE, type Send, Visitor } from './Visitor';

/** `npm run soak` starts more of everything. */
const PEOPLE = Number(process.env.SOAK_PEOPLE ?? 8);
const STEPS = Number(process.env.SOAK_STEPS ?? 32);

const POSTGRES =
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;
/** Only PostgreSQL can be shared. */
const REPLICAS =
  POSTGRES === undefined ? 1 : Number(process.env.SOAK_REPLICAS ?? 2);
const PIPELINE_TOKEN = 'release-gate-demo-pipeline-token';
const ENTITIES = ['time-sheets', 'file-share'];
const WORKSPACE_ID = '64a687e29ae1f428e7ebe303';
const PROJECT_ID = '25b687e29ae1f428e7ebe123';
/** A replica that was killed may not answer at all. */
const ANSWER_MS = 20_000;

/** Longer than an effect takes while everything works. */
const SETTLED_MS = 10_000;

interface EventRow {
  readonly stream_id: string;
  readonly type: string;
  readonly body: string;
  readonly hash: string;
  readonly previous_hash: string;
}

type Backend = Awaited<ReturnType<typeof startBackend>>;

jest.setTimeout(300_000 + PEOPLE * STEPS * 500);

/** Everything of a table, in an order of its own. */
async function rowsOf(database: Knex, table: string) {
  const rows: readonly object[] = await database(table).select();
  return rows.map(row => JSON.stringify(row)).sort();
}

/** Where everything is kept: on PostgreSQL for all replicas together. */
function storeIn(folder: string) {
  const prefix = `soak_${process.pid}_`;
  return POSTGRES === undefined
    ? {
        config: {},
        open: () =>
          createKnex({
            client: 'better-sqlite3',
            connection: { filename: path.join(folder, 'release-gate.sqlite') },
            useNullAsDefault: true,
          }),
      }
    : {
        config: {
          backend_database_client: 'pg',
          backend_database_connection: POSTGRES,
          backend_database_prefix: prefix,
        },
        open: () =>
          createKnex({
            client: 'pg',
            connection: `${POSTGRES}/${prefix}release-gate`,
          }),
      };
}

/**
 * Waits until the outbox is empty. What a dead replica had in hand is freed
 * once it is clear that nobody living has it: the vendor answers at once by now.
 */
async function drain(database: Knex): Promise<void> {
  const claims = async (): Promise<readonly (string | null)[]> =>
    database('outbox').whereNull('done_at').pluck('claim');
  for (;;) {
    const before = await claims();
    if (before.length === 0) {
      return;
    }
    await database('outbox')
      .whereNull('done_at')
      .whereNull('claim')
      .update({ due_at: '2026-01-01T00:00:00.000Z' });
    await delay(SETTLED_MS);
    const after = await claims();
    const dead = before.filter(
      claim => claim !== null && after.includes(claim),
    );
    await database('outbox')
      .whereIn('claim', dead as string[])
      .update({ claim: null, claimed_until: null });
  }
}

/** Computes all lists anew; any of the replicas may be the one that does it. */
async function rebuild(replicas: readonly Backend[]): Promise<void> {
  const { status } = await fetch(
    `${replicas[0].url}/api/release-gate/.backstage/scheduler/v1/tasks/release-gate-rebuild-projections/trigger`,
    { method: 'POST', headers: { authorization: `Bearer ${PIPELINE_TOKEN}` } },
  );
  expect(status).toBe(200);
  const isDone = () =>
    replicas.some(({ said }) => said().includes('were computed anew'));
  while (!isDone()) {
    await delay(200);
  }
}

it('replicas that are killed and vendors that are sick lose nothing and do nothing twice', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'release-gate-soak-'));
  const store = storeIn(folder);
  const clockify = await startClockifyStandIn({
    apiKey: DEMO_CLOCKIFY_KEY,
    workspace: demoClockifyWorkspace(WORKSPACE_ID, PROJECT_ID),
  });
  const { baseUrl, reportsBaseUrl } = clockify;
  const start = () =>
    startBackend({
      folder,
      config: {
        ...store.config,
        releaseGate_clockify: {
          apiKey: DEMO_CLOCKIFY_KEY,
          baseUrl,
          reportsBaseUrl,
          requestsPerHour: 100_000,
        },
      },
    });
  const ready = (backend: Backend) =>
    backend.callUntil(({ status }) => status === 200, 'GET', '/workflows');

  // One after the other: what each plugin makes at its first start is made once.
  const replicas: Backend[] = [];
  for (let count = 0; count < REPLICAS; count++) {
    const replica = await start();
    await ready(replica);
    replicas.push(replica);
  }
  const tokens = new Map<string, Promise<string>>([
    [PIPELINE, Promise.resolve(PIPELINE_TOKEN)],
  ]);
  const tokenOf = (as: string) => {
    const token = tokens.get(as) ?? replicas[0].tokenOf(as);
    tokens.set(as, token);
    return token;
  };
  let turn = 0;
  const send: Send = async (as, method, where, body) => {
    turn += 1;
    const replica = replicas[turn % replicas.length];
    try {
      const response = await fetch(`${replica.url}/api/release-gate${where}`, {
        method,
        headers: {
          authorization: `Bearer ${await tokenOf(as)}`,
          'content-type': 'application/json',
        },
        signal: AbortSignal.timeout(ANSWER_MS),
        ...(body && { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json() };
    } catch {
      return undefined;
    }
  };

  const ledger = new Ledger();
  const visitors = Array.from(
    { length: PEOPLE },
    (_, index) =>
      new Visitor({
        send,
        ledger,
        person: index % 2 === 0 ? 'engineer' : 'engineer-2',
        entityRef: `component:default/${ENTITIES[index % ENTITIES.length]}`,
      }),
  );
  await Promise.all(['engineer', 'engineer-2', 'director'].map(tokenOf));
  const allSteps = async (count: number) => {
    await Promise.all(
      visitors.map(async visitor => {
        for (let step = 0; step < count; step++) {
          await visitor.step();
        }
      }),
    );
  };

  await allSteps(STEPS / 4);
  // The vendor is slow to answer and loses answers, and a replica dies amid commands.
  let requests = 0;
  clockify.faultAfter = () => {
    requests += 1;
    return requests % 3 === 0 ? 'drop' : undefined;
  };
  clockify.fault = () => (requests % 7 === 6 ? { status: 503 } : undefined);
  const amid = allSteps(STEPS / 2);
  await delay(2_000);
  await replicas[replicas.length - 1].kill();
  replicas.pop();
  await amid;
  replicas.push(await start());
  await ready(replicas[replicas.length - 1]);
  clockify.fault = undefined;
  clockify.faultAfter = undefined;
  await allSteps(STEPS / 4);

  const database = store.open();
  await drain(database);
  const events: readonly EventRow[] = await database('events')
    .orderBy(['stream_id', 'sequence'])
    .select('stream_id', 'type', 'body', 'hash', 'previous_hash');
  expect(ledger.objections(events)).toEqual([]);
  expect(ledger.count('taken')).toBeGreaterThan(PEOPLE * 5);
  for (const id of new Set(events.map(event => event.stream_id))) {
    const stream = events.filter(event => event.stream_id === id);
    expect(verifyChain(id, stream)).toHaveProperty('contents');
  }
  const lists = ['releases', 'release_words', 'violations', 'documents'];
  const settled = async () => {
    // The phases that time brings are written when somebody reads a list.
    expect(await send('engineer', 'GET', '/releases')).toMatchObject({
      status: 200,
    });
    return Promise.all(lists.map(list => rowsOf(database, list)));
  };
  const before = await settled();
  await rebuild(replicas);
  expect(await settled()).toEqual(before);
  const descriptions = clockify.workspace.entries.map(
    ({ timeInterval, userId }) => `${userId} ${timeInterval.start}`,
  );
  expect(new Set(descriptions).size).toBe(descriptions.length);
  expect(descriptions).toHaveLength(
    events.filter(({ type }) => type === 'time-entry-logged').length,
  );

  await database.destroy();
  await Promise.all(replicas.map(replica => replica.kill()));
  await clockify.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});
