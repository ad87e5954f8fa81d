import { setTimeout as delay } from 'node:timers/promises';
import { TestDatabases } from '@backstage/backend-test-utils';
import { createBackendModule } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type {
  ItemJson,
  ReleaseJson,
} from 'backstage-plugin-release-gate-common';
import {
  type CheckProvider,
  checkProvidersExtensionPoint,
  ticketTrackersExtensionPoint,
} from 'backstage-plugin-release-gate-node';
import {
  type Answer,
  type HttpServer,
  startHttpServer,
} from 'backstage-plugin-release-gate-node/testUtils';
import request from 'supertest';
import { MemoryTicketTracker } from './testUtils/MemoryTicketTracker';
import { holdDatabaseClock } from './testUtils/holdDatabaseClock';
import {
  type ReleaseGate,
  startReleaseGate,
} from './testUtils/startReleaseGate';
import {
  commitOf,
  decide,
  deploy,
  prepare,
  requestApproval,
  startRelease,
} from './testUtils/walkThrough';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const TESTS = 'tests-passing';

const STATED = {
  what: 'Refunds',
  why: 'Wanted',
  testingResults: 'All green',
};

function itemOf(release: ReleaseJson, id: string): ItemJson {
  const found = release.stages
    .flatMap(({ items }) => items)
    .find(item => item.id === id);
  if (!found) {
    throw new Error(`No item ${id}`);
  }
  return found;
}

/** Reads the release until something holds of it; the test's own time limit ends it. */
async function readUntil(
  gate: ReleaseGate,
  id: string,
  holds: (release: ReleaseJson) => boolean,
  between: () => Promise<unknown> = async () => {},
): Promise<ReleaseJson> {
  for (;;) {
    await between();
    const { body } = await gate.user('engineer').get(`/releases/${id}`);
    if (holds(body)) {
      return body;
    }
    await new Promise(resolve => setImmediate(resolve));
  }
}

describe.each(databases.eachSupportedId())('checks on %s', databaseId => {
  let answer: (url: string) => Answer | undefined | Promise<Answer>;
  let server: HttpServer;
  const gates: ReleaseGate[] = [];

  beforeEach(async () => {
    answer = () => ({ body: '{"status":"up"}' });
    server = await startHttpServer(({ url }) => answer(url));
  });

  afterEach(async () => {
    await Promise.all(gates.splice(0).map(gate => gate.stop()));
    await server.stop();
  });

  const probe = (id: string, items: readonly string[], more = {}) => ({
    id,
    kind: 'http',
    url: `${server.url}/${id}`,
    expect: { status: 200, jsonPath: '$.status', equals: 'up' },
    items: [...items],
    allowPrivate: true,
    ...more,
  });

  async function start(
    config: JsonObject,
    options: Parameters<typeof startReleaseGate>[0] = {},
  ): Promise<ReleaseGate> {
    const gate = await startReleaseGate({
      knex: await databases.init(databaseId),
      ...options,
      config,
    });
    gates.push(gate);
    return gate;
  }

  const runChecks = (gate: ReleaseGate, id: string, who = 'engineer') =>
    gate.user(who).post(`/releases/${id}/checks/run`, {});

  it('a passing probe completes its item as soon as the stage is reached', async () => {
    const gate = await start({ checks: [probe('ci', [TESTS])] });
    const { id } = await startRelease(gate);
    const release = await readUntil(
      gate,
      id,
      each => itemOf(each, TESTS).state === 'complete',
    );
    expect(itemOf(release, TESTS)).toMatchObject({
      check: {
        provider: 'ci',
        status: 'passing',
        checkedAt: expect.any(String),
        stale: false,
      },
      evidence: { by: 'ci', source: 'check' },
    });
    expect(release.contributors).toEqual(['user:default/engineer']);
  });

  it('what fails stays open, and is asked again on demand', async () => {
    answer = () => ({ status: 500 });
    const gate = await start({ checks: [probe('ci', [TESTS])] });
    const { id } = await startRelease(gate);
    const { body } = await runChecks(gate, id);
    expect(itemOf(body, TESTS)).toMatchObject({
      state: 'open',
      check: {
        status: 'failing',
        message: expect.stringContaining('answered 500 instead of 200'),
      },
    });
    expect(body.allowedActions).toContain('run-checks');
    answer = () => ({ body: '{"status":"up"}' });
    const again = await runChecks(gate, id);
    expect(again.status).toBe(200);
    expect(itemOf(again.body, TESTS).state).toBe('complete');
  });

  it('what fails is asked again on schedule, and not before', async () => {
    answer = () => ({ status: 500 });
    const knex = await databases.init(databaseId);
    const gate = await start({ checks: [probe('ci', [TESTS])] }, { knex });
    const { id } = await startRelease(gate);
    await readUntil(
      gate,
      id,
      each =>
        itemOf(each, TESTS).check !== undefined &&
        itemOf(each, TESTS).check?.status === 'failing',
    );
    await gate.trigger('release-gate-checks');
    expect(server.requests).toHaveLength(1);
    answer = () => ({ body: '{"status":"up"}' });
    // The interval is over.
    await knex('check_runs').update({ due_at: '2026-01-01T00:00:00.000Z' });
    await gate.trigger('release-gate-checks');
    expect(server.requests).toHaveLength(2);
    const { body } = await gate.user('engineer').get(`/releases/${id}`);
    expect(itemOf(body, TESTS).state).toBe('complete');
  });

  it('what cannot be asked is never passing, and is asked less and less often', async () => {
    const knex = await databases.init(databaseId);
    const gate = await start(
      { checks: [probe('ci', [TESTS])], checkRuns: { interval: 'PT1M' } },
      { knex },
    );
    await server.stop();
    const { id } = await startRelease(gate);
    const waits: number[] = [];
    for (let run = 0; run < 3; run++) {
      const { body } = await runChecks(gate, id);
      expect(itemOf(body, TESTS)).toMatchObject({
        state: 'open',
        check: { status: 'unavailable' },
      });
      const row = await knex('check_runs').first();
      waits.push(Date.parse(row.due_at) - Date.parse(row.checked_at));
    }
    // The run at the start of the release was the first one.
    expect(waits[1]).toBe(waits[0] * 2);
    expect(waits[2]).toBe(waits[0] * 4);
  });

  it('a sweep that finds nothing due is one query', async () => {
    const knex = await databases.init(databaseId);
    const gate = await start({ checks: [probe('ci', [TESTS])] }, { knex });
    const { id } = await startRelease(gate);
    await readUntil(gate, id, each => itemOf(each, TESTS).state === 'complete');
    await gate.trigger('release-gate-checks');
    let queries = 0;
    const count = () => {
      queries += 1;
    };
    knex.on('query', count);
    await gate.trigger('release-gate-checks');
    knex.removeListener('query', count);
    expect(queries).toBe(1);
  });

  it('a provider that takes too long is unavailable', async () => {
    answer = () => undefined;
    const gate = await start({
      checks: [probe('ci', [TESTS], { timeout: { milliseconds: 50 } })],
    });
    const { id } = await startRelease(gate);
    const { body } = await runChecks(gate, id);
    expect(itemOf(body, TESTS).check).toMatchObject({
      status: 'unavailable',
      message: 'ci did not answer within 50 ms',
    });
  });

  it('a person completes what a provider answers only with a reason, and it is shown as an override', async () => {
    answer = () => ({ status: 500 });
    const gate = await start({ checks: [probe('ci', [TESTS])] });
    const { id } = await startRelease(gate);
    const path = `/releases/${id}/items/${TESTS}/complete`;
    const refused = await gate.user('engineer').post(path, {});
    expect([refused.status, refused.body.error.code]).toEqual([
      400,
      'note-required',
    ]);
    const { body } = await gate
      .user('engineer')
      .post(path, { note: 'The runner is broken, ran it here' });
    expect(itemOf(body, TESTS)).toMatchObject({
      state: 'complete',
      overridden: { reason: 'The runner is broken, ran it here' },
    });
  });

  it('only an owner runs checks', async () => {
    const gate = await start({ checks: [probe('ci', [TESTS])] });
    const { id } = await startRelease(gate);
    const { status, body } = await runChecks(gate, id, 'outsider');
    expect([status, body.error.code]).toEqual([403, 'not-owner']);
  });

  it('checks that nobody answers are run in no time', async () => {
    const gate = await start({});
    const release = await startRelease(gate);
    const { status, body } = await runChecks(gate, release.id);
    expect([status, body.revision]).toEqual([200, release.revision]);
    expect(body.allowedActions).not.toContain('run-checks');
  });

  it('a request asks again what is too old, and is refused where that cannot be asked', async () => {
    const knex = await databases.init(databaseId);
    const gate = await start({ checks: [probe('ci', [TESTS])] }, { knex });
    const { id } = await prepare(gate);
    const grow = () =>
      knex('check_runs').update({ result_at: '2026-01-01T00:00:00.000Z' });
    const asking = () =>
      gate.user('engineer').post(`/releases/${id}/approval-request`, STATED);
    await grow();
    answer = () => undefined;
    server.requests.splice(0);
    // A call is sent when it is asked for its answer.
    const pending = asking().then(response => response);
    while (server.requests.length === 0) {
      await new Promise(resolve => setImmediate(resolve));
    }
    // The server dies with the question in hand.
    await server.stop();
    const refused = await pending;
    expect([refused.status, refused.body.error.code]).toEqual([
      409,
      'check-stale',
    ]);
    server = await startHttpServer(() => ({ body: '{"status":"up"}' }));
  });

  it('a request and a yes ask again what they stand on, and a no asks nobody', async () => {
    const gate = await start({ checks: [probe('ci', [TESTS])] });
    await prepare(gate);
    const asked = async (act: () => Promise<unknown>) => {
      const { length } = server.requests;
      await act();
      return server.requests.length - length;
    };
    let release = await prepare(gate, { commit: commitOf('b'), version: '2' });
    expect(
      await asked(async () => {
        release = await ask(gate, release.id);
      }),
    ).toBe(1);
    expect(await asked(() => decide(gate, release, 'rejected'))).toBe(0);
    release = await ask(gate, release.id);
    expect(await asked(() => decide(gate, release, 'approved'))).toBe(1);
  });

  it('a yes is refused on a result that is too old, or that has turned, and a no is not', async () => {
    const knex = await databases.init(databaseId);
    const gate = await start({ checks: [probe('ci', [TESTS])] }, { knex });
    const release = await requestApproval(gate);
    const decideOn = (decision: string) =>
      gate.user('director').post(`/releases/${release.id}/decision`, {
        decision,
        statement: 'I have read it and decided so.',
        requestDigest: release.approval.request?.digest,
      });
    answer = () => ({ status: 500 });
    const turned = await decideOn('approved');
    expect([turned.status, turned.body.error.code]).toEqual([
      409,
      'check-stale',
    ]);
    answer = () => ({ body: '{"status":"up"}' });
    await runChecks(gate, release.id);
    await knex('check_runs').update({ result_at: '2026-01-01T00:00:00.000Z' });
    await server.stop();
    const old = await decideOn('approved');
    expect([old.status, old.body.error.code]).toEqual([409, 'check-stale']);
    expect((await decideOn('rejected')).status).toBe(200);
    server = await startHttpServer(() => ({ body: '{"status":"up"}' }));
  });

  it('what has passed runs again until production began: one blip voids nothing, a failure that is there a minute later does', async () => {
    const knex = await databases.init(databaseId);
    const gate = await start({ checks: [probe('ci', [TESTS])] }, { knex });
    const approved = await decide(
      gate,
      await requestApproval(gate),
      'approved',
    );
    const { id } = approved;
    const isWaiting = await knex('check_runs').where({ target: TESTS }).first();
    expect(
      Date.parse(isWaiting.due_at) - Date.parse(isWaiting.checked_at),
    ).toBe(5 * 60_000);
    const runsAgain = async () => {
      await knex('check_runs').update({ due_at: '2026-01-01T00:00:00.000Z' });
      await gate.trigger('release-gate-checks');
      return (await gate.user('engineer').get(`/releases/${id}`)).body;
    };
    answer = () => ({ status: 500 });
    expect((await runsAgain()).approval.status).toBe('approved');
    const failed = await knex('check_runs').where({ target: TESTS }).first();
    expect(Date.parse(failed.due_at) - Date.parse(failed.checked_at)).toBe(
      60_000,
    );
    await holdDatabaseClock(knex, failed.due_at);
    const { approval, phase } = await runsAgain();
    expect([approval.status, phase]).toEqual(['voided', 'pre-deployment']);
  });

  it('what stands in production is not asked about again', async () => {
    const knex = await databases.init(databaseId);
    const gate = await start({ checks: [probe('ci', [TESTS])] }, { knex });
    await deploy(gate);
    expect(await knex('check_runs')).toEqual([]);
  });

  it('where several answer one item, all must pass', async () => {
    answer = url =>
      url === '/ci' ? { status: 500 } : { body: '{"status":"up"}' };
    const ledger: CheckProvider = {
      id: 'ledger',
      itemKinds: ['check'],
      run: async () => ({ status: 'passing', message: 'Fine' }),
    };
    const gate = await start(
      {
        checks: [probe('ci', [TESTS]), probe('lint', [TESTS])],
        workflows: {
          'deployment-workflow': {
            stages: {
              'pre-deployment': { items: { [TESTS]: { check: 'ledger' } } },
            },
          },
        },
      },
      { features: [moduleWith(ledger)] },
    );
    const { id } = await startRelease(gate);
    const one = itemOf((await runChecks(gate, id)).body, TESTS);
    expect(one).toMatchObject({
      state: 'open',
      check: {
        provider: 'ledger+ci+lint',
        status: 'failing',
        message: expect.stringContaining('ci: '),
      },
    });
    answer = () => ({ body: '{"status":"up"}' });
    const all = itemOf((await runChecks(gate, id)).body, TESTS);
    expect(all.evidence?.note).toMatch(/^ledger: .*; ci: .*; lint: /);
  });

  it('who cannot say yet whether they answer an item counts as answering it', async () => {
    const gate = await start(
      {},
      { features: [moduleWith(annotated(undefined))] },
    );
    const { id } = await startRelease(gate);
    const { body } = await runChecks(gate, id);
    expect(itemOf(body, TESTS)).toMatchObject({
      state: 'open',
      answeredBy: 'ledger',
      check: { status: 'unavailable' },
    });
    const refused = await gate
      .user('engineer')
      .post(`/releases/${id}/items/${TESTS}/complete`, {});
    expect(refused.body.error.code).toBe('note-required');
  });

  it('a message of the tracker with the same id has its checks run again at once, alone or with others', async () => {
    const provider = annotated(true);
    const gate = await start(
      {
        checks: [probe('ci', [TESTS, 'no-open-blockers'])],
        workflows: {
          'deployment-workflow': {
            stages: {
              'pre-deployment': { items: { [TESTS]: { check: 'ledger' } } },
            },
          },
        },
      },
      {
        features: [
          moduleWith(provider),
          trackerModule(new MemoryTicketTracker('ledger')),
        ],
      },
    );
    const { id } = await startRelease(gate);
    await readUntil(gate, id, each =>
      [TESTS, 'no-open-blockers'].every(
        item => itemOf(each, item).state === 'complete',
      ),
    );
    const { length } = server.requests;
    provider.isAnnotated = undefined;
    await request(gate.server)
      .post('/api/release-gate/webhooks/ledger/known')
      .set('x-signature', 'signed-2')
      .send('{}')
      .expect(200);
    const release = await readUntil(
      gate,
      id,
      each => itemOf(each, TESTS).check?.latest?.status === 'unavailable',
    );
    expect(itemOf(release, TESTS).state).toBe('complete');
    // The other check of ci is not the tracker's.
    expect(server.requests).toHaveLength(length + 1);
  });

  it.each(['on schedule', 'when it is asked again', 'when somebody decides'])(
    'what a provider has proved falls with its annotation: noticed %s',
    async how => {
      const knex = await databases.init(databaseId);
      const provider = annotated(true);
      const gate = await start({}, { knex, features: [moduleWith(provider)] });
      const release = await requestApproval(gate);
      provider.isAnnotated = false;
      if (how === 'on schedule') {
        await gate.trigger('release-gate-plan-checks');
      } else if (how === 'when it is asked again') {
        await knex('check_runs').update({ due_at: '2026-01-01T00:00:00.000Z' });
        await gate.trigger('release-gate-checks');
      } else {
        await gate.user('director').post(`/releases/${release.id}/decision`, {
          decision: 'approved',
          statement: 'I have read it and decided so.',
          requestDigest: release.approval.request?.digest,
        });
      }
      const { body } = await gate
        .user('engineer')
        .get(`/releases/${release.id}`);
      expect([body.approval.status, itemOf(body, TESTS).state]).toEqual([
        'voided',
        'open',
      ]);
    },
  );

  it('two replicas never run one check at the same moment, and both wait for its end', async () => {
    let letGo: () => void = () => {};
    const held = new Promise<void>(resolve => {
      letGo = resolve;
    });
    answer = async () => {
      await held;
      return { body: '{"status":"up"}' };
    };
    const knex = await databases.init(databaseId);
    const config = { checks: [probe('ci', [TESTS])] };
    const one = await start(config, { knex });
    const other = await start(config, { knex });
    const { id } = await startRelease(one);
    const both = [runChecks(one, id), runChecks(other, id)].map(call =>
      call.then(({ body }) => itemOf(body, TESTS).state),
    );
    const sweeps = [one, other].map(gate =>
      gate.trigger('release-gate-checks'),
    );
    while (server.requests.length === 0) {
      await new Promise(resolve => setImmediate(resolve));
    }
    letGo();
    await Promise.all(sweeps);
    expect(await Promise.all(both)).toEqual(['complete', 'complete']);
    expect(server.mostAtOnce).toBe(1);
  });

  it('never more checks run at once than configured, however many are due', async () => {
    // A slow server, so that whatever may run at once does.
    answer = async () => {
      await delay(20);
      return { body: '{"status":"up"}' };
    };
    const gate = await start({
      checks: [
        probe('review', ['code-reviewed-and-merged']),
        probe('ci', [TESTS]),
        probe('tickets', ['no-open-blockers']),
      ],
      checkRuns: { concurrency: 2 },
    });
    const commits = '0123456789'.split('');
    const releases: ReleaseJson[] = [];
    for (const digit of commits) {
      releases.push(
        await startRelease(gate, { commit: digit.repeat(40), version: digit }),
      );
    }
    for (const { id } of releases) {
      await readUntil(gate, id, each =>
        ['code-reviewed-and-merged', TESTS, 'no-open-blockers'].every(
          item => itemOf(each, item).state === 'complete',
        ),
      );
    }
    expect(server.requests).toHaveLength(30);
    expect(server.mostAtOnce).toBe(2);
  });

  it('a provider of a module answers the items that it answers by default, or is bound to', async () => {
    const provider: CheckProvider = {
      id: 'ledger',
      itemKinds: ['check'],
      defaultItems: [TESTS],
      run: async ({ commit }, { id }) => ({
        status: 'passing',
        message: `${id} of ${commit.slice(0, 7)} holds`,
        url: 'https://ledger.example.com/1',
      }),
    };
    const gate = await start(
      {
        workflows: {
          'deployment-workflow': {
            stages: {
              'pre-deployment': {
                items: { 'no-open-blockers': { check: 'ledger' } },
              },
            },
          },
        },
      },
      { features: [moduleWith(provider)] },
    );
    const { id } = await startRelease(gate);
    const release = await readUntil(gate, id, each =>
      [TESTS, 'no-open-blockers'].every(
        item => itemOf(each, item).state === 'complete',
      ),
    );
    expect(itemOf(release, TESTS).evidence).toMatchObject({
      by: 'ledger',
      note: 'tests-passing of aaaaaaa holds',
      url: 'https://ledger.example.com/1',
    });
    expect(itemOf(release, 'code-reviewed-and-merged').check).toBeUndefined();
  });

  it('an error of a provider is unavailable, and its words stay in the log', async () => {
    const gate = await start(
      {},
      {
        features: [
          moduleWith({
            id: 'ledger',
            itemKinds: ['check'],
            defaultItems: [TESTS],
            run: async () => {
              throw new Error('token=secret');
            },
          }),
        ],
      },
    );
    const { id } = await startRelease(gate);
    const { body } = await runChecks(gate, id);
    expect(itemOf(body, TESTS).check).toMatchObject({
      status: 'unavailable',
      message: 'ledger failed; the log of the backend says why',
    });
    const events = await gate.user('engineer').get(`/releases/${id}/events`);
    expect(JSON.stringify(events.body)).not.toContain('secret');
  });

  it('a probe that runs through the whole window without a failure completes the monitoring', async () => {
    const gate = await start({
      checks: [probe('uptime', ['uptime-green'])],
      monitoring: { window: { milliseconds: 300 }, probes: ['uptime'] },
    });
    const { id } = await deploy(gate);
    const release = await readUntil(
      gate,
      id,
      each => itemOf(each, 'logs-monitored').state === 'complete',
      () => gate.trigger('release-gate-checks'),
    );
    const item = itemOf(release, 'logs-monitored');
    expect(item.evidence).toMatchObject({ by: 'uptime', source: 'check' });
    expect(Date.parse(item.evidence?.at ?? '')).toBeGreaterThanOrEqual(
      Date.parse(item.availableAt ?? ''),
    );
    expect(item.probes?.[0].runs.length).toBeGreaterThan(1);
  });

  it('a failure in the window is recorded, notified, and keeps the monitoring open until a person judges it', async () => {
    const gate = await start({
      checks: [probe('uptime', [])],
      monitoring: { window: { milliseconds: 300 }, probes: ['uptime'] },
    });
    answer = () => ({ status: 500 });
    const { id } = await deploy(gate);
    await readUntil(
      gate,
      id,
      each => itemOf(each, 'logs-monitored').probes?.[0].failedAt !== undefined,
      () => gate.trigger('release-gate-checks'),
    );
    answer = () => ({ body: '{"status":"up"}' });
    await readUntil(
      gate,
      id,
      each =>
        itemOf(each, 'logs-monitored').probes?.[0].status === 'passing' &&
        each.allowedActions.includes('complete:logs-monitored'),
      () => gate.trigger('release-gate-checks'),
    );
    const path = `/releases/${id}/items/logs-monitored/complete`;
    const refused = await gate.user('engineer').post(path, {});
    expect([refused.status, refused.body.error.code]).toEqual([
      400,
      'note-required',
    ]);
    const { body } = await gate
      .user('engineer')
      .post(path, { note: 'A restart of the router' });
    expect(itemOf(body, 'logs-monitored').state).toBe('complete');
    expect(gate.notifications.map(({ payload }) => payload.title)).toContain(
      'payments 2.4.0: a probe failed while it is watched',
    );
  });

  it('checks that were configured since are asked about releases that are open', async () => {
    const knex = await databases.init(databaseId);
    const before = await startReleaseGate({ knex });
    const { id } = await startRelease(before);
    await before.stop();
    const gate = await start({ checks: [probe('ci', [TESTS])] }, { knex });
    const release = await readUntil(
      gate,
      id,
      each => itemOf(each, TESTS).state === 'complete',
      () => gate.trigger('release-gate-checks'),
    );
    expect(itemOf(release, TESTS).evidence?.by).toBe('ci');
  });
});

async function ask(gate: ReleaseGate, id: string): Promise<ReleaseJson> {
  const { status, body } = await gate
    .user('engineer')
    .post(`/releases/${id}/approval-request`, STATED);
  if (status !== 200) {
    throw new Error(JSON.stringify(body));
  }
  return body;
}

/** A provider of the tests, which answers where the catalog says so. */
function annotated(
  isAnnotated: boolean | undefined,
): CheckProvider & { isAnnotated: boolean | undefined } {
  return {
    isAnnotated,
    id: 'ledger',
    itemKinds: ['check'],
    defaultItems: [TESTS],
    answersFor() {
      return this.isAnnotated;
    },
    async run() {
      return this.isAnnotated
        ? { status: 'passing', message: 'Fine' }
        : { status: 'unavailable', message: 'The catalog has not said yet' };
    },
  };
}

function trackerModule(tracker: MemoryTicketTracker) {
  return createBackendModule({
    pluginId: 'release-gate',
    moduleId: 'test-tracker',
    register(reg) {
      reg.registerInit({
        deps: { tickets: ticketTrackersExtensionPoint },
        async init({ tickets }) {
          tickets.addTicketTracker(tracker);
        },
      });
    },
  });
}

function moduleWith(...providers: readonly CheckProvider[]) {
  return createBackendModule({
    pluginId: 'release-gate',
    moduleId: 'test',
    register(reg) {
      reg.registerInit({
        deps: { checks: checkProvidersExtensionPoint },
        async init({ checks }) {
          providers.forEach(provider => checks.addCheckProvider(provider));
        },
      });
    },
  });
}

describe('a mistake stops the start-up', () => {
  const always: CheckProvider = {
    id: 'ledger',
    itemKinds: ['check'],
    run: async () => ({ status: 'passing', message: 'fine' }),
  };
  const bind = (item: string, check: string): JsonObject => ({
    workflows: {
      'deployment-workflow': {
        stages: { 'pre-deployment': { items: { [item]: { check } } } },
      },
    },
  });
  const http = (id: string, items: string[]) => ({
    id,
    kind: 'http',
    url: 'https://status.example.com',
    items,
  });

  it.each<[string, JsonObject, readonly CheckProvider[]]>([
    ["The check provider 'ledger' is registered twice", {}, [always, always]],
    [
      "releaseGate.workflows.deployment-workflow.stages.pre-deployment.items.tests-passing.check names no check provider: 'nobody'",
      bind(TESTS, 'nobody'),
      [],
    ],
    [
      "names the probe 'uptime': bind it under releaseGate.checks, with items",
      { ...bind(TESTS, 'uptime'), checks: [http('uptime', [])] },
      [],
    ],
    [
      "releaseGate.checks[0].items[0] names no check item of any workflow: 'coffee'",
      { checks: [http('uptime', ['coffee'])] },
      [],
    ],
    [
      "releaseGate.checks[0].items[0] names no check item of any workflow: 'critical-paths-verified/coffee'",
      { checks: [http('uptime', ['critical-paths-verified/coffee'])] },
      [],
    ],
    [
      "releaseGate.checks[0].id is 'ledger', which another provider has already",
      { checks: [http('ledger', [])] },
      [always],
    ],
    [
      "'ledger' cannot answer items of kind check",
      bind(TESTS, 'ledger'),
      [{ ...always, itemKinds: ['tickets'] }],
    ],
  ])('%s', async (message, config, providers) => {
    await expect(
      startReleaseGate({ config, features: [moduleWith(...providers)] }),
    ).rejects.toThrow(message);
  });
});
