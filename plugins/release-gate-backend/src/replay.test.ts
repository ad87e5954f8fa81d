import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  type EnvironmentName,
  type EntityRef,
  type CommitId,
  type Context,
  type EntityEvent,
  type EntityEventBody,
  type EntityRecord,
  type Release,
  type ReleaseEvent,
  type ReleaseEventType,
  type VoidCause,
  asOf,
  askGate,
  emptyEntityRecord,
  evolve,
  evolveEntity,
  relatedTo,
  releaseForGate,
  rollingBackForGate,
  toGateAnswerJson,
  toReleaseJson,
  verifyChain,
} from 'backstage-plugin-release-gate-common';
import { readSettings } from './config/readSettings';
import { storesOn } from './database/openDatabase';
import { atLeast } from './testUtils/atLeast';
import { histories, historyConfig, type History } from './testUtils/histories';
import { holdDatabaseClock } from './testUtils/holdDatabaseClock';
import {
  type Client,
  catalogEntities,
  startReleaseGate,
} from './testUtils/startReleaseGate';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

/** By type, so that a new event or cause has to be named here. */
const RELEASE_EVENTS: Readonly<Record<ReleaseEventType, true>> = {
  'release-started': true,
  'release-amended': true,
  'users-affected-changed': true,
  'owner-changed': true,
  'ticket-linked': true,
  'ticket-unlinked': true,
  'ticket-observed': true,
  'ticket-close-requested': true,
  'ticket-close-failed': true,
  'item-completed': true,
  'items-reopened': true,
  'check-recorded': true,
  'probe-recorded': true,
  'time-entry-added': true,
  'time-entry-retried': true,
  'time-entry-logged': true,
  'time-entry-failed': true,
  'time-proof-recorded': true,
  'document-attached': true,
  'document-delivered': true,
  'approval-requested': true,
  'decision-made': true,
  'approval-revoked': true,
  'approval-voided': true,
  expired: true,
  'deployment-recorded': true,
  'violation-recorded': true,
  'violation-answered': true,
  'rollback-started': true,
  'approvers-notified': true,
  'release-cancelled': true,
  're-entered': true,
  'gate-denied': true,
};

const ENTITY_EVENTS: Readonly<Record<EntityEventBody['type'], true>> = {
  'release-moved': true,
  'deployment-recorded': true,
  'violation-recorded': true,
  'violation-answered': true,
};

/** The causes that the earlier version knew; those that came later are in none of its histories. */
const VOID_CAUSES: Readonly<
  Record<
    Exclude<
      VoidCause,
      | 'baseline-rolled-back'
      | 'predecessor-duties-open'
      | 'release-cancelled'
      | 'superseded'
    >,
    true
  >
> = {
  'commit-changed': true,
  'version-changed': true,
  'routine-changed': true,
  'changes-changed': true,
  'tickets-changed': true,
  'item-reopened': true,
  'release-note-changed': true,
  'owner-changed': true,
  'baseline-changed': true,
};

const { policy } = readSettings(
  new ConfigReader({ releaseGate: historyConfig }),
  'production',
);

const payments = catalogEntities.find(
  ({ kind, metadata }) => kind === 'Component' && metadata.name === 'payments',
);

/** The services of the histories, each owned by the portal team as at their end. */
const services = histories.flatMap(({ entityRef }) =>
  payments
    ? [
        {
          ...payments,
          metadata: {
            ...payments.metadata,
            name: entityRef.split('/')[1],
          },
        },
      ]
    : [],
);

interface Replayed {
  readonly entity: EntityRecord;
  readonly releases: Readonly<Record<string, Release>>;
}

function eventsOf<E>({ rows }: History, streamId: string): readonly E[] {
  const verified = verifyChain(
    streamId,
    rows.filter(row => row.stream_id === streamId),
  );
  if ('broken' in verified) {
    throw new Error(`${streamId} is broken: ${verified.broken.reason}`);
  }
  return verified.contents as readonly unknown[] as readonly E[];
}

function replay(history: History): Replayed {
  const { entityRef } = history;
  const releases: Record<string, Release> = {};
  for (const { id } of history.releases) {
    const release = eventsOf<ReleaseEvent>(history, `release:${id}`).reduce<
      Release | undefined
    >(evolve, undefined);
    if (!release) {
      throw new Error(`Release ${id} has no events`);
    }
    releases[id] = release;
  }
  const entity = eventsOf<EntityEvent>(history, `entity:${entityRef}`).reduce(
    evolveEntity,
    emptyEntityRecord(entityRef as EntityRef),
  );
  return { entity, releases };
}

/** A person without any role, on a backend with nothing connected. */
function contextOf(
  { now }: History,
  { entity, releases }: Replayed,
  id: string,
) {
  const context: Context = {
    now,
    actor: { type: 'user', ref: 'user:default/outsider' },
    roles: { owner: false, approver: { found: false }, pipeline: false },
    policy,
    entity,
    related: relatedTo(entity, releases[id]).map(other => releases[other]),
    answeredBy: {},
    checkTimes: {},
    ticketTrackers: [],
    closingTrackers: [],
    ticketReads: {},
    workersElsewhere: [],
  };
  return context;
}

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/**
 * What the gate answers now. All releases of the histories are for
 * `production`: in the other environment of its tier none of them answers any
 * more, where the earlier version let them answer that they do not match.
 */
const answersNow = ({ gate }: History) =>
  gate.map(({ environment, commit, answer }) => ({
    environment,
    commit,
    answer: environment === 'production-eu' ? { allowed: false } : answer,
  }));

describe('histories that an earlier version wrote', () => {
  it('hold every type of event, and every cause that voids an approval', () => {
    const rows = histories.flatMap(history => history.rows);
    const typesOf = (kind: string) =>
      rows
        .filter(({ stream_id: id }) => id.startsWith(`${kind}:`))
        .map(({ type }) => type);
    const causes = rows
      .filter(({ type }) => type === 'approval-voided')
      .map(({ body }) => JSON.parse(body).data.cause);
    expect(new Set(typesOf('release'))).toEqual(
      new Set(Object.keys(RELEASE_EVENTS)),
    );
    expect(new Set(typesOf('entity'))).toEqual(
      new Set(Object.keys(ENTITY_EVENTS)),
    );
    expect(new Set(causes)).toEqual(new Set(Object.keys(VOID_CAUSES)));
  });

  describe.each(histories)('of $entityRef, replayed,', history => {
    const replayed = replay(history);
    const { entity, releases } = replayed;

    it('add up to the releases that it showed', () => {
      const shown = history.releases.map(({ id }) =>
        toReleaseJson(releases[id], contextOf(history, replayed, id)),
      );
      expect(json(shown)).toEqual(atLeast(history.releases));
    });

    it('let the gate answer as it did', () => {
      const { now } = history;
      const given = history.gate.map(asked => {
        const commit = asked.commit as CommitId;
        const environment = asked.environment as EnvironmentName;
        const to = { environment, commit, policy };
        const release = releases[releaseForGate(entity, to) ?? ''];
        const rollingBack =
          releases[rollingBackForGate(entity, environment) ?? ''];
        const answer = askGate({
          environment,
          commit,
          now,
          policy,
          entity,
          ...(release && { release }),
          ...(rollingBack && { rollingBack }),
          entityKnown: true,
          historyValid: true,
        });
        return {
          environment,
          commit,
          answer: toGateAnswerJson(
            answer,
            release && asOf(release, { now, entity }),
          ),
        };
      });
      expect(json(given)).toEqual(atLeast(answersNow(history)));
    });
  });
});

describe.each(databases.eachSupportedId())(
  'a database of an earlier version on %s',
  databaseId => {
    it('is read and answered for as it was', async () => {
      const knex = await databases.init(databaseId);
      await holdDatabaseClock(knex, histories[0].now);
      const gate = await startReleaseGate({
        knex,
        config: historyConfig,
        entities: [
          ...catalogEntities.filter(({ kind }) => kind !== 'Component'),
          ...services,
        ],
      });
      await knex.batchInsert(
        'events',
        histories.flatMap(({ rows }) => rows),
        50,
      );
      await storesOn(knex).lists.rebuild();
      const outsider = gate.user('outsider');
      for (const history of histories) {
        const { summary, releases } = history;
        expect(await answersOf(outsider, history)).toEqual(
          atLeast({ summary, releases, gate: answersNow(history) }),
        );
      }
      await gate.stop();
    });
  },
);

/** In the order in which the histories were read: to ask the gate leaves its mark. */
async function answersOf(client: Client, history: History) {
  const { entityRef } = history;
  const get = async (path: string) => (await client.get(path)).body;
  const summary = await get(`/summary?entityRef=${entityRef}`);
  const releases = [];
  for (const { id } of history.releases) {
    releases.push(await get(`/releases/${id}`));
  }
  const gate = [];
  for (const { environment, commit } of history.gate) {
    const query = `entityRef=${entityRef}&environment=${environment}&commit=${commit}`;
    gate.push({ environment, commit, answer: await get(`/gate?${query}`) });
  }
  return { summary, releases, gate };
}
