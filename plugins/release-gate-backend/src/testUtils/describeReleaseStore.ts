import type {
  EnvironmentName,
  ReleaseId,
  CommitId,
  EntityRef,
} from 'backstage-plugin-release-gate-common';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { Caller } from '../application/Caller';
import { CheckBindings } from '../application/CheckBindings';
import {
  AppendConflict,
  type EventStore,
  type Transaction,
} from '../application/EventStore';
import { type Ports, createParts } from '../application/Parts';
import type { ChangeInput } from '../application/commands/changeRelease';
import { createCommands } from '../application/commands/createCommands';
import { readSettings } from '../config/readSettings';
import { fixedDirectory } from './fixedDirectory';

/** Everything that a store serves. */
export type StorePorts = Pick<
  Ports,
  'store' | 'keys' | 'lists' | 'entityLists' | 'outbox'
>;

const ENTITY = 'component:default/payments' as EntityRef;
const OTHER = 'component:default/other' as EntityRef;
const OWNER = 'group:default/portal-team';
const APPROVER = 'user:default/director';

function user(ref: string): Caller {
  return { actor: { type: 'user', ref } };
}

const engineer = user('user:default/engineer');
const pipeline: Caller = {
  actor: { type: 'service', ref: 'external:ci' },
};

/** The commands of the application on a store, without providers, trackers or a catalog. */
function createStage(ports: StorePorts, store: EventStore = ports.store) {
  const settings = readSettings(
    new ConfigReader({
      releaseGate: {
        approvers: [APPROVER],
        pipelines: [{ subject: 'external:ci' }],
      },
    }),
    'production',
  );
  const { workflows } = settings;
  const parts = createParts({
    ...ports,
    store,
    settings,
    bindings: new CheckBindings({ providers: [], probes: [], workflows }),
    integrations: { ticketTrackers: [] },
    directory: fixedDirectory({ owner: OWNER, approver: [APPROVER] }),
    queue: {
      claimDue: async () => [],
      claimOf: async () => [],
      finish: async () => {},
      plan: async () => {},
      makeDue: async () => {},
      timesOf: async () => ({}),
      recordProbeRun: async () => {},
      probeRunsOf: async () => [],
    },
    ticketLog: {
      readsOf: async () => ({}),
      recordRead: async () => {},
      takeDelivery: async () => true,
    },
    denialLog: { count: async () => {}, countsOf: async () => [] },
    logger: mockServices.logger.mock(),
  });
  return createCommands(parts, {});
}

type Stage = ReturnType<typeof createStage>;

/** What the commands in `run` would commit, which is not done. */
async function transactionsOf(
  ports: StorePorts,
  run: (commands: ReturnType<typeof createStage>) => Promise<unknown>,
): Promise<readonly Transaction[]> {
  const transactions: Transaction[] = [];
  const { store } = ports;
  await run(
    createStage(ports, {
      now: () => store.now(),
      loadRelease: id => store.loadRelease(id),
      entityOf: id => store.entityOf(id),
      loadEntity: (ref, pick) => store.loadEntity(ref, pick),
      headOf: streamId => store.headOf(streamId),
      listEvents: (id, page) => store.listEvents(id, page),
      commit: async transaction => {
        transactions.push(transaction);
      },
    }),
  );
  return transactions;
}

const aDayAfter = (now: string) =>
  new Date(Date.parse(now) + 25 * 60 * 60_000).toISOString();

const named = (environment: string) => environment as EnvironmentName;
const commitOf = (digit: string) => digit.repeat(40) as CommitId;

const start = (digit: string, idempotencyKey?: string) => ({
  entityRef: ENTITY,
  version: `2.${digit}.0`,
  commit: commitOf(digit),
  ...(idempotencyKey && { idempotencyKey }),
});

/**
 * What every store of releases has to do, whatever it keeps them in.
 *
 * @param create - an empty store, for every test another one
 */
export function describeReleaseStore(
  name: string,
  create: () => Promise<StorePorts>,
): void {
  describe(`the store of releases, ${name},`, () => {
    let ports: StorePorts;
    let commands: ReturnType<typeof createStage>;
    let now: string;

    beforeEach(async () => {
      ports = await create();
      commands = createStage(ports);
      now = await ports.store.now();
    });

    it('knows nothing of what has no events', async () => {
      expect(await ports.store.loadRelease('01J' as ReleaseId)).toBeUndefined();
      const { entity, releases } = await ports.store.loadEntity(ENTITY);
      expect([entity.state.sequence, entity.head.sequence, releases]).toEqual([
        0,
        0,
        {},
      ]);
      expect(await ports.entityLists.findViolation('01J')).toBeUndefined();
    });

    it('gives what the events that were appended add up to', async () => {
      const { id } = await commands.start(engineer, start('1'));
      await commands.change(engineer, {
        type: 'amend',
        releaseId: id,
        title: 'Refunds',
      });
      const { entity, releases } = await ports.store.loadEntity(
        ENTITY,
        record => record.releases.map(entry => entry.id),
      );
      expect(entity.state.releases.map(entry => entry.id)).toEqual([id]);
      expect(releases[id].state.title).toBe('Refunds');
      expect(releases[id].head.sequence).toBe(releases[id].state.sequence);
      expect(await ports.store.loadRelease(id)).toEqual(releases[id]);
    });

    it('writes one of two appends at the same place, and nothing of the other', async () => {
      const { id } = await commands.start(engineer, start('1'));
      const rename = (title: string) =>
        transactionsOf(ports, prepared =>
          prepared.change(engineer, { type: 'amend', releaseId: id, title }),
        );
      const [[first], [second]] = [
        await rename('First'),
        await rename('Second'),
      ];
      const before = await ports.store.loadRelease(id);
      const results = await Promise.allSettled([
        ports.store.commit(first),
        ports.store.commit(second),
      ]);
      const failed = results.filter(({ status }) => status === 'rejected');
      expect(failed).toEqual([
        { status: 'rejected', reason: expect.any(AppendConflict) },
      ]);
      const winner = results[0].status === 'fulfilled' ? 'First' : 'Second';
      const after = await ports.store.loadRelease(id);
      expect(after?.state.title).toBe(winner);
      expect(after?.head.sequence).toBe((before?.head.sequence ?? 0) + 1);
      const { items } = await ports.lists.listReleases({ limit: 10, now });
      expect(items.map(({ title }) => title)).toEqual([winner]);
    });

    it('appends to several streams together or to none of them', async () => {
      await commands.start(engineer, start('1'));
      const [late] = await transactionsOf(ports, prepared =>
        prepared.start(engineer, start('2')),
      );
      expect(late.appends.length).toBe(2);
      await commands.start(engineer, start('3'));
      // The stream of the new release is free, and that of the entity is not.
      await expect(ports.store.commit(late)).rejects.toThrow(AppendConflict);
      const [released] = Object.values(late.after.releases);
      expect(await ports.store.loadRelease(released.id)).toBeUndefined();
    });

    describe('of two decisions that were made on the same state', () => {
      const change = (input: ChangeInput) => (stage: Stage) =>
        stage.change(engineer, input);
      const report =
        (environment: string, digit: string, caller = pipeline) =>
        (stage: Stage) =>
          stage.reportDeployment(caller, {
            entityRef: ENTITY,
            environment: named(environment),
            commit: commitOf(digit),
            status: 'succeeded',
          });
      const tick = (releaseId: ReleaseId, itemId = 'smoke-tests') =>
        change({ type: 'complete', releaseId, itemId, note: 'Seen to work' });

      /** Up to where the approval can be requested, but for an item. */
      async function prepared(open?: string): Promise<ReleaseId> {
        const { id } = await commands.start(engineer, start('1'));
        await commands.change(engineer, {
          type: 'attach',
          releaseId: id,
          kind: 'release-note',
          title: 'Notes',
          markdown: '# Notes',
        });
        await report('staging', '1')(commands);
        const release = await ports.store.loadRelease(id);
        const byHand = release?.state.workflow.stages
          .slice(0, 2)
          .flatMap(({ items }) => items)
          .filter(({ kind }) => kind === 'manual' || kind === 'check')
          .filter(item => item.id !== open);
        for (const item of byHand ?? []) {
          await tick(id, item.id)(commands);
        }
        return id;
      }

      const request = (releaseId: ReleaseId) => (stage: Stage) =>
        stage.request(engineer, {
          releaseId,
          what: 'Refunds',
          why: 'Customers ask for them',
          testingResults: 'All green',
        });

      /** What became of the second of them, and whether it left anything behind. */
      async function race(
        first: (stage: Stage) => Promise<unknown>,
        second: (stage: Stage) => Promise<unknown>,
      ): Promise<unknown> {
        const [[one], [other]] = [
          await transactionsOf(ports, first),
          await transactionsOf(ports, second),
        ];
        await ports.store.commit(one);
        const streams = [
          ...new Set([...other.appends, ...other.readHeads]),
        ].map(({ streamId }) => streamId);
        const lengths = () =>
          Promise.all(
            streams.map(async id => (await ports.store.headOf(id)).head),
          );
        const before = await lengths();
        const outcome = await ports.store.commit(other).catch(error => error);
        expect(await lengths()).toEqual(before);
        return outcome;
      }

      it('a request loses to the success of another commit in production', async () => {
        const id = await prepared();
        expect(
          await race(report('production', '2'), request(id)),
        ).toBeInstanceOf(AppendConflict);
        expect(
          await race(request(id), report('production', '3')),
        ).toBeInstanceOf(AppendConflict);
      });

      it('a decision loses to the success of another commit in production', async () => {
        const id = await prepared();
        const { approval } = await request(id)(commands);
        const decide = (stage: Stage) =>
          stage.decide(user(APPROVER), {
            type: 'decide',
            releaseId: id,
            decision: 'approved',
            statement: 'Tested well enough for me',
            requestDigest: approval.request?.digest ?? '',
          });
        expect(await race(report('production', '2'), decide)).toBeInstanceOf(
          AppendConflict,
        );
      });

      it('a tick on staging loses to the arrival of another commit there, and that to the tick', async () => {
        const id = await prepared('smoke-tests');
        expect(await race(report('staging', '2'), tick(id))).toBeInstanceOf(
          AppendConflict,
        );
        await report('staging', '1')(commands);
        expect(await race(tick(id), report('staging', '2'))).toBeInstanceOf(
          AppendConflict,
        );
        // Made again, the report sees the tick, and takes it back.
        await report('staging', '2')(commands);
        const release = await ports.store.loadRelease(id);
        expect(release?.state.items['smoke-tests']?.completion).toBeUndefined();
      });

      it('two about different releases are both written', async () => {
        const [a, b] = [
          await commands.start(engineer, start('1')),
          await commands.start(engineer, start('2')),
        ];
        const [[one], [other]] = [
          await transactionsOf(ports, tick(a.id, 'tests-passing')),
          await transactionsOf(ports, tick(b.id, 'tests-passing')),
        ];
        await Promise.all([ports.store.commit(one), ports.store.commit(other)]);
        const { releases } = await ports.store.loadEntity(ENTITY, () => [
          a.id,
          b.id,
        ]);
        expect(
          Object.values(releases).map(({ head }) => head.sequence),
        ).toEqual([2, 2]);
      });
    });

    it('keeps a key with its command, once', async () => {
      const [first] = await transactionsOf(ports, prepared =>
        prepared.start(engineer, start('1', 'a key')),
      );
      const [second] = await transactionsOf(ports, prepared =>
        prepared.start(engineer, {
          ...start('2', 'a key'),
          entityRef: OTHER,
        }),
      );
      await ports.store.commit(first);
      await expect(ports.store.commit(second)).rejects.toThrow(AppendConflict);
      const { releaseId, ...key } = first.commandKey ?? {
        releaseId: '',
        caller: '',
        key: '',
        content: '',
      };
      expect(await ports.keys.releaseOfKey(key, now)).toEqual({ releaseId });
      expect(
        await ports.keys.releaseOfKey({ ...key, content: 'other' }, now),
      ).toBe('other-content');
      expect(
        await ports.keys.releaseOfKey({ ...key, caller: 'somebody' }, now),
      ).toBeUndefined();
      // A day later it says nothing, and takes another command.
      const later = aDayAfter(now);
      expect(await ports.keys.releaseOfKey(key, later)).toBeUndefined();
      await ports.store.commit({ ...second, now: later });
      expect(await ports.keys.releaseOfKey(key, later)).toBe('other-content');
    });

    it('keeps the answer to a report with a key', async () => {
      const report = {
        entityRef: ENTITY,
        environment: named('staging'),
        commit: commitOf('1'),
        status: 'succeeded',
        idempotencyKey: 'run 1',
      } as const;
      const [{ deploymentKey }] = await transactionsOf(ports, prepared =>
        prepared.reportDeployment(pipeline, report),
      );
      const { answer: _, ...key } = deploymentKey ?? {
        answer: undefined,
        caller: '',
        key: '',
        content: '',
      };
      const answer = await commands.reportDeployment(pipeline, report);
      expect(await ports.keys.deploymentAnswer(key, now)).toEqual(answer);
      expect(await ports.keys.deploymentAnswer(key, aDayAfter(now))).toBe(
        'too-late',
      );
      expect(
        await ports.keys.deploymentAnswer({ ...key, content: 'other' }, now),
      ).toBe('other-content');
      expect(
        await ports.keys.deploymentAnswer({ ...key, key: 'run 2' }, now),
      ).toBeUndefined();
    });

    it('lists events in their order, page by page', async () => {
      const { id } = await commands.start(engineer, start('1'));
      await commands.change(engineer, {
        type: 'amend',
        releaseId: id,
        title: 'Refunds',
      });
      const first = await ports.store.listEvents(id, { limit: 1 });
      expect(first).toMatchObject({
        items: [{ sequence: 1, type: 'release-started' }],
        totalItems: 2,
      });
      const { nextCursor = '' } = first.pageInfo;
      const second = await ports.store.listEvents(id, {
        limit: 1,
        cursor: nextCursor,
      });
      expect(second.items).toMatchObject([
        { type: 'release-amended', previousHash: first.items[0].hash },
      ]);
      expect(second.pageInfo).toEqual({});
      await expect(
        ports.store.listEvents(id, { limit: 1, cursor: 'x' }),
      ).rejects.toMatchObject({ code: 'invalid-input' });
    });

    it('lists releases newest first, page by page, and by what is asked for', async () => {
      const ids: ReleaseId[] = [];
      for (const digit of ['1', '2', '3']) {
        ids.unshift((await commands.start(engineer, start(digit))).id);
      }
      const list = async (query: object) => {
        const page = await ports.lists.listReleases({
          limit: 10,
          now,
          ...query,
        });
        return page.items.map(({ id }) => id);
      };
      const first = await ports.lists.listReleases({ limit: 2, now });
      expect(
        first.items
          .map(({ id }) => id)
          .concat(await list({ cursor: first.pageInfo.nextCursor })),
      ).toEqual(await list({}));
      expect([...(await list({}))].sort()).toEqual([...ids].sort());
      expect(await list({ text: '2.3' })).toEqual([ids[0]]);
      expect(await list({ phases: ['pre-deployment'] })).toHaveLength(3);
      expect(await list({ phases: ['completed'] })).toEqual([]);
      expect(
        await list({ owner: OWNER, createdBy: engineer.actor.ref }),
      ).toHaveLength(3);
      expect(await list({ entityRef: OTHER })).toEqual([]);
      expect(await list({ awaitingDecisionOf: APPROVER })).toEqual([]);
      expect([...(await ports.lists.openReleases())].sort()).toEqual(
        [...ids].sort(),
      );
      expect(await ports.lists.pendingReleases()).toEqual([]);
      expect(await ports.lists.expiredReleases(now, 10)).toEqual([]);
      expect(await ports.lists.rebuild()).toBe(3);
    });

    it('lists the newest version of a document', async () => {
      const { id } = await commands.start(engineer, start('1'));
      for (const title of ['First', 'Second']) {
        await commands.change(engineer, {
          type: 'attach',
          releaseId: id,
          kind: 'release-note',
          title,
          markdown: '# Notes',
        });
      }
      const { items, totalItems } = await ports.lists.listDocuments({
        limit: 10,
      });
      expect(totalItems).toBe(1);
      expect(items).toMatchObject([
        { releaseId: id, kind: 'release-note', version: 2, title: 'Second' },
      ]);
    });

    it('lists violations, newest first, and finds where each belongs', async () => {
      const ids: string[] = [];
      for (const digit of ['1', '2']) {
        const { violation } = await commands.reportDeployment(pipeline, {
          entityRef: ENTITY,
          environment: named('production'),
          commit: commitOf(digit),
          status: 'succeeded',
        });
        ids.push(violation?.id ?? '');
      }
      const listed = await ports.entityLists.listViolations(ENTITY, 10);
      expect(listed.map(({ id }) => id).sort()).toEqual([...ids].sort());
      expect(await ports.entityLists.listViolations(ENTITY, 1)).toEqual([
        listed[0],
      ]);
      expect(await ports.entityLists.findViolation(ids[0])).toEqual({
        entityRef: ENTITY,
      });
      expect(await ports.entityLists.listDuties(ENTITY)).toEqual([]);
    });

    it('writes an effect down once', async () => {
      const effect = {
        id: 'an effect',
        kind: 'time-entry',
        releaseId: '01J' as ReleaseId,
        entryId: '01J',
      } as const;
      expect(await ports.outbox.add(effect)).toBe(true);
      expect(await ports.outbox.add(effect)).toBe(false);
      expect(await ports.outbox.lanesDue()).toEqual(['time-entry']);
      expect(await ports.outbox.claim('notification')).toBeUndefined();
      expect(await ports.outbox.claim('time-entry')).toEqual({
        effect,
        attempts: 0,
        claim: expect.any(String),
      });
      expect(await ports.outbox.claim('time-entry')).toBeUndefined();
    });
  });
}
