import type { ReleaseId } from 'backstage-plugin-release-gate-common';
import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import type { Effect } from '../application/Outbox';
import { DatabaseOutbox } from '../database/DatabaseOutbox';
import { applyMigrations } from '../database/applyMigrations';
import { OutboxWorker } from './OutboxWorker';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const timeEntry = (entryId: string): Effect => ({
  id: `time ${entryId}`,
  kind: 'time-entry',
  releaseId: 'a release' as ReleaseId,
  entryId,
});

const closing = (tracker: string): Effect => ({
  id: `close ${tracker}`,
  kind: 'ticket-close',
  releaseId: 'a release' as ReleaseId,
  tracker,
  ticketId: '1',
});

const notice: Effect = {
  id: 'a notice',
  kind: 'notification',
  recipients: ['user:default/director'],
  title: 'Your decision is asked for',
  description: '',
  severity: 'high',
  topic: 'release-gate',
  link: '/release-gate',
  scope: 'a release',
};

/** A world that answers only when it is told to. */
function slowWorld() {
  const asked: string[] = [];
  const waiting = new Map<string, () => void>();
  return {
    asked,
    perform: ({ id }: Effect) => {
      asked.push(id);
      return new Promise<void>(resolve => {
        waiting.set(id, resolve);
      });
    },
    answer: (id: string) => waiting.get(id)?.(),
    answerAll: () => waiting.forEach(resolve => resolve()),
  };
}

/** Waits for something that another worker does; the test's own time limit ends it. */
async function eventually(check: () => boolean): Promise<void> {
  while (!check()) {
    await new Promise(resolve => setImmediate(resolve));
  }
}

describe.each(databases.eachSupportedId())('the outbox on %s', databaseId => {
  let knex: Knex;

  const workerOf = (perform: (effect: Effect) => Promise<void>) =>
    new OutboxWorker({
      outbox: new DatabaseOutbox(knex),
      perform,
      logger: mockServices.logger.mock(),
    });

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await applyMigrations({}, knex);
  });

  it('a notice and another tracker never wait behind a vendor that does not answer', async () => {
    const world = slowWorld();
    const worker = workerOf(world.perform);
    const outbox = new DatabaseOutbox(knex);
    for (const entry of ['1', '2', '3', '4', '5', '6']) {
      await outbox.add(timeEntry(entry));
    }
    const drained = worker.drain();
    await eventually(() => world.asked.length === 3);
    await outbox.add(notice);
    await outbox.add(closing('usersnap'));
    const drainedAgain = worker.drain();
    await eventually(() => world.asked.includes('close usersnap'));
    await eventually(() => world.asked.includes('a notice'));
    const answering = eventually(() => {
      world.answerAll();
      return world.asked.length === 8;
    });
    await answering;
    world.answerAll();
    await Promise.all([drained, drainedAgain]);
    expect([...world.asked].sort()).toEqual([
      'a notice',
      'close usersnap',
      ...['1', '2', '3', '4', '5', '6'].map(entry => `time ${entry}`),
    ]);
  });

  it('what comes while all hands but one are waiting is done by that one', async () => {
    const world = slowWorld();
    const worker = workerOf(world.perform);
    const outbox = new DatabaseOutbox(knex);
    await outbox.add(timeEntry('1'));
    const drained = worker.drain();
    await eventually(() => world.asked.length === 1);
    await outbox.add(timeEntry('2'));
    const drainedAgain = worker.drain();
    await eventually(() => world.asked.length === 2);
    expect(world.asked).toEqual(['time 1', 'time 2']);
    world.answerAll();
    await Promise.all([drained, drainedAgain]);
  });

  it('two replicas with a vendor slower than anything do each effect once', async () => {
    const world = slowWorld();
    const [one, other] = [workerOf(world.perform), workerOf(world.perform)];
    const outbox = new DatabaseOutbox(knex);
    const entries = Array.from({ length: 14 }, (_, index) => `${index}`);
    for (const entry of entries) {
      await outbox.add(timeEntry(entry));
    }
    const drained = Promise.all([one.drain(), other.drain()]);
    await eventually(() => {
      world.answer(world.asked[0]);
      return world.asked.length >= 7;
    });
    await eventually(() => {
      world.answerAll();
      return world.asked.length >= 14;
    });
    world.answerAll();
    await drained;
    expect([...world.asked].sort()).toEqual(
      entries.map(entry => `time ${entry}`).sort(),
    );
    expect(await knex('outbox').whereNull('done_at')).toEqual([]);
  });

  it('a vendor that is down is left alone until the next call, and nothing is lost', async () => {
    const asked: string[] = [];
    const worker = workerOf(async ({ id }) => {
      asked.push(id);
      throw new Error('down');
    });
    const outbox = new DatabaseOutbox(knex);
    const entries = Array.from({ length: 20 }, (_, index) => `${index}`);
    for (const entry of entries) {
      await outbox.add(timeEntry(entry));
    }
    await worker.drain();
    // Three in a row, and what the other hands had begun.
    expect(asked.length).toBeLessThanOrEqual(5);
    expect(await knex('outbox').whereNull('done_at')).toHaveLength(20);
  });
});
