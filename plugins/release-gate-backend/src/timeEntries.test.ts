import { createBackendModule } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { ReleaseJson } from 'backstage-plugin-release-gate-common';
import {
  type TimeTracker,
  TrackerRejection,
  TrackerUnavailable,
  timeTrackerExtensionPoint,
} from 'backstage-plugin-release-gate-node';
import { DatabaseRequestBudget } from './database/DatabaseRequestBudget';
import { MemoryTimeTracker } from './testUtils/MemoryTimeTracker';
import {
  type ReleaseGate,
  startReleaseGate,
} from './testUtils/startReleaseGate';
import { completeStage, deploy, startRelease } from './testUtils/walkThrough';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

function moduleWith(...trackers: readonly TimeTracker[]) {
  return createBackendModule({
    pluginId: 'release-gate',
    moduleId: 'test',
    register(reg) {
      reg.registerInit({
        deps: { time: timeTrackerExtensionPoint },
        async init({ time }) {
          trackers.forEach(tracker => time.setTimeTracker(tracker));
        },
      });
    },
  });
}

const HOUR = { start: '2026-05-12T09:00:00Z', duration: 'PT1H' };

const itemOf = (release: ReleaseJson) =>
  release.stages
    .flatMap(({ items }) => items)
    .find(({ id }) => id === 'time-logged');

describe.each(databases.eachSupportedId())('time on %s', databaseId => {
  let gate: ReleaseGate;
  let tracker: MemoryTimeTracker;
  let knex: Awaited<ReturnType<typeof databases.init>>;

  beforeEach(async () => {
    tracker = new MemoryTimeTracker();
    knex = await databases.init(databaseId);
    gate = await startReleaseGate({ knex, features: [moduleWith(tracker)] });
  });

  afterEach(async () => {
    await gate.stop();
  });

  it('the item names the tracker that is connected, and none where none is', async () => {
    expect(itemOf(await startRelease(gate))?.title).toBe(
      `Time logged in ${tracker.title}`,
    );
    const without = await startReleaseGate({
      knex: await databases.init(databaseId),
    });
    const release = await startRelease(without);
    expect(itemOf(release)?.title).toBe('Time logged');
    const { body } = await without.user('engineer').get('/workflows');
    expect(JSON.stringify(body)).not.toContain('Clockify');
    await without.stop();
  });

  const log = (id: string, body: object = HOUR, who = 'engineer') =>
    gate.user(who).post(`/releases/${id}/time-entries`, body);

  async function readUntil(
    id: string,
    holds: (release: ReleaseJson) => boolean,
  ): Promise<ReleaseJson> {
    for (;;) {
      const { body } = await gate.user('engineer').get(`/releases/${id}`);
      if (holds(body)) {
        return body;
      }
      await new Promise(resolve => setImmediate(resolve));
    }
  }

  it('is on record at once, and logged in the name of the person after it', async () => {
    const { id } = await startRelease(gate);
    const { status, body } = await log(id);
    expect(status).toBe(202);
    expect(body.timeEntries).toMatchObject([
      {
        person: 'user:default/engineer',
        start: '2026-05-12T09:00:00.000Z',
        end: '2026-05-12T10:00:00.000Z',
        description: 'Release 2.4.0 of payments',
        billable: false,
      },
    ]);
    expect(body.timeTracker).toEqual({
      id: 'clock',
      title: 'The Clock',
      place: 'Basement',
    });
    await readUntil(id, ({ timeEntries }) => timeEntries[0].state === 'logged');
    expect(tracker.logged).toMatchObject([
      { releaseId: id, person: 'user:default/engineer' },
    ]);
  });

  it('what the tracker will not take is failed with its reason, and can be tried again', async () => {
    const { id } = await startRelease(gate);
    tracker.fault = () => new TrackerRejection('The project is archived');
    await log(id);
    const failed = await readUntil(
      id,
      ({ timeEntries }) => timeEntries[0].state === 'failed',
    );
    const [entry] = failed.timeEntries;
    expect(entry.message).toBe('The project is archived');
    tracker.fault = undefined;
    const { status } = await gate
      .user('engineer')
      .post(`/releases/${id}/time-entries/${entry.id}/retry`, {});
    expect(status).toBe(202);
    await readUntil(id, ({ timeEntries }) => timeEntries[0].state === 'logged');
    expect(tracker.logged).toHaveLength(1);
  });

  it('what could not be asked stays pending, and is tried again not before the tracker said', async () => {
    const { id } = await startRelease(gate);
    tracker.fault = () => new TrackerUnavailable('Not now', 600_000);
    await log(id);
    const waiting = async () =>
      knex('outbox').where('attempts', 1).whereNull('claimed_until').first();
    while (!(await waiting())) {
      await new Promise(resolve => setImmediate(resolve));
    }
    const row = await waiting();
    expect(
      Date.parse(row.due_at) - Date.parse(row.created_at),
    ).toBeGreaterThanOrEqual(600_000);
    const { body } = await gate.user('engineer').get(`/releases/${id}`);
    expect(body.timeEntries[0].state).toBe('pending');
    tracker.fault = undefined;
    await knex('outbox').update({ due_at: '2026-01-01T00:00:00.000Z' });
    await gate.trigger('release-gate-outbox');
    await readUntil(id, ({ timeEntries }) => timeEntries[0].state === 'logged');
  });

  it('an hour that is logged twice at once is one entry', async () => {
    const { id } = await startRelease(gate);
    const answers = await Promise.all([log(id), log(id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    await readUntil(id, ({ timeEntries }) => timeEntries[0].state === 'logged');
    expect(tracker.logged).toHaveLength(1);
  });

  it.each([
    ['start must be an ISO 8601 time', { duration: 'PT1H' }],
    ['end or duration has to be given', { start: HOUR.start }],
    [
      'end or duration has to be given',
      { ...HOUR, end: '2026-05-12T10:00:00Z' },
    ],
    ['duration must be an ISO 8601 duration', { ...HOUR, duration: '1h' }],
    ['duration must be longer than nothing', { ...HOUR, duration: 'PT0S' }],
    ['minutes is not a known field', { ...HOUR, minutes: 60 }],
    [
      'duration must be longer than nothing and at most a day',
      { ...HOUR, duration: 'P99999999999999999999D' },
    ],
    [
      'start must be a time of the years from 1970 to 2199',
      { start: '9999-12-31T23:59:59.999999999+23:59', duration: 'PT1H' },
    ],
    [
      'end must be a time of the years from 1970 to 2199',
      { start: HOUR.start, end: '9999-12-31T23:59:59.999-23:59' },
    ],
  ])('bad input names its field: %s', async (message, body) => {
    const { id } = await startRelease(gate);
    const answer = await log(id, body);
    expect([answer.status, answer.body.error.message]).toEqual([
      400,
      expect.stringContaining(message),
    ]);
  });

  it('is logged by owners alone', async () => {
    const { id } = await startRelease(gate);
    const { status, body } = await log(id, HOUR, 'outsider');
    expect([status, body.error.code]).toEqual([403, 'not-owner']);
  });

  it('that somebody entered in the tracker is found on demand and on schedule, and missed when it is gone', async () => {
    await gate.stop();
    gate = await startReleaseGate({
      knex,
      features: [moduleWith(tracker)],
      config: { monitoring: { window: { milliseconds: 1 } } },
    });
    const deployed = await deploy(gate);
    await completeStage(gate, deployed, 'production');
    await gate
      .user('engineer')
      .post(`/releases/${deployed.id}/items/logs-monitored/complete`, {});
    tracker.finding = { found: true, message: '1 h 00 min logged in 1 entry' };
    const { body } = await gate
      .user('engineer')
      .post(`/releases/${deployed.id}/checks/run`, {});
    expect(body.phase).toBe('post-deployment');
    expect(itemOf(body)?.evidence).toMatchObject({
      by: 'clock',
      source: 'tracker',
      note: '1 h 00 min logged in 1 entry',
    });
    tracker.finding = { found: false, message: 'It is gone' };
    await gate.trigger('release-gate-time');
    const read = await gate.user('engineer').get(`/releases/${deployed.id}`);
    expect(itemOf(read.body)?.state).toBe('open');
  });

  it('the state of the tracker can be read, and says nothing of other errors', async () => {
    const read = async () =>
      (await gate.user('auditor').get('/health/integrations')).body.items;
    expect(await read()).toEqual([
      {
        id: 'clock',
        title: 'The Clock',
        kind: 'time-tracker',
        place: 'Basement',
        status: 'ok',
        message: 'It ticks',
        checkedAt: expect.any(String),
      },
    ]);
    expect((await gate.nobody.get('/health/integrations')).status).toBe(401);
  });

  it('that the tracker cannot be asked is told in words that keep its error to us', async () => {
    tracker.fault = () => new Error('token=secret');
    const { body } = await gate.user('auditor').get('/health/integrations');
    expect(body.items).toMatchObject([
      { status: 'unavailable', message: 'the call failed' },
    ]);
  });

  it('whoever only looks at the state of the tracker uses up nothing of what logging needs', async () => {
    for (const person of ['auditor', 'engineer', 'outsider', 'director']) {
      for (let look = 0; look < 3; look++) {
        await gate.user(person).get('/health/integrations');
      }
    }
    // One at the start, and one for all who looked.
    expect(tracker.healthChecks).toBeLessThanOrEqual(2);
  });

  it('reading leaves a part of the budget to what is written', async () => {
    const budgetOf = (share?: number) =>
      new DatabaseRequestBudget({ knex, name: 'shared', perHour: 10, share });
    const reading = await Promise.allSettled(
      Array.from({ length: 10 }, () => budgetOf(0.6).take()),
    );
    expect(reading.filter(({ status }) => status === 'fulfilled')).toHaveLength(
      6,
    );
    const writing = await Promise.allSettled(
      Array.from({ length: 10 }, () => budgetOf().take()),
    );
    expect(writing.filter(({ status }) => status === 'fulfilled')).toHaveLength(
      4,
    );
  });

  it('a budget is one for all who take from it at the same time', async () => {
    const budgets = [1, 2, 3].map(
      () => new DatabaseRequestBudget({ knex, name: 'other', perHour: 5 }),
    );
    const taken = await Promise.allSettled(
      Array.from({ length: 9 }, (_, index) => budgets[index % 3].take()),
    );
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(
      5,
    );
    await knex('request_budgets')
      .whereNot('minute', '')
      .update({ minute: '2026-01-01T00:00' });
    await budgets[0].take();
  });
});

it('a second time tracker stops the start-up', async () => {
  await expect(
    startReleaseGate({
      features: [moduleWith(new MemoryTimeTracker(), new MemoryTimeTracker())],
    }),
  ).rejects.toThrow(
    "The time tracker 'clock' cannot be connected: 'clock' is already",
  );
});
