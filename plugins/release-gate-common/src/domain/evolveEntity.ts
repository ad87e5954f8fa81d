import type { CommitVerdict, EntityRecord, ReleaseEntry } from './model/entity';
import type { EntityEventBody } from './model/events/entity';
import type { EntityEvent } from './model/events/event';
import type { EntityEvolvers } from './model/tables';
import { violationsAfter } from './violations/evolve';

type Move = Extract<EntityEventBody, { type: 'release-moved' }>['data'];

/** The commits that the release was changed away from and that may have been asked for. */
function formerCommits(
  before: ReleaseEntry | undefined,
  { commit }: Move,
): readonly string[] {
  const former = before?.formerCommits ?? [];
  if (!before || before.commit === commit) {
    return former;
  }
  const isAskedFor =
    before.contributors === undefined ||
    before.request?.commit === before.commit;
  return isAskedFor ? [...former, before.commit] : former;
}

function verdictsOf(
  before: ReleaseEntry | undefined,
  { request }: Move,
): readonly CommitVerdict[] {
  const verdicts = before?.verdicts ?? [];
  return (request?.status === 'approved' || request?.status === 'rejected') &&
    before?.request?.status !== request.status
    ? [...verdicts, { commit: request.commit, verdict: request.status }]
    : verdicts;
}

/** Where in the entity's history the rollback of the release began and ended. */
function rollbackPlaces(
  before: ReleaseEntry | undefined,
  { standing }: Move,
  sequence: number,
): Pick<ReleaseEntry, 'rollbackBegan' | 'rollbackEnded'> {
  if (standing !== 'rolling-back' && standing !== 'rolled-back') {
    return {};
  }
  return {
    rollbackBegan: before?.rollbackBegan ?? sequence,
    ...(standing === 'rolled-back' && {
      rollbackEnded: before?.rollbackEnded ?? sequence,
    }),
  };
}

function moved(
  record: EntityRecord,
  data: Move,
  sequence: number,
): readonly ReleaseEntry[] {
  const { releaseId, standing, ...rest } = data;
  const before = record.releases.find(({ id }) => id === releaseId);
  const entry: ReleaseEntry = {
    ...rest,
    id: releaseId,
    standing,
    wasInProduction:
      before?.wasInProduction === true ||
      standing === 'in-production' ||
      standing === 'rolling-back',
    formerCommits: formerCommits(before, data),
    verdicts: verdictsOf(before, data),
    ...rollbackPlaces(before, data, sequence),
  };
  return before
    ? record.releases.map(old => (old.id === releaseId ? entry : old))
    : [...record.releases, entry];
}

/** What the events about deployments and their violations do is told by their rooms. */
const evolvers: EntityEvolvers = {
  'release-moved': (record, { data, sequence }) => ({
    ...record,
    releases: moved(record, data, sequence),
  }),
  'deployment-recorded': (record, { data, at, actor, sequence }) => {
    const { policyDigest, head, ...fact } = data;
    return {
      ...record,
      releases: head
        ? record.releases.map(entry =>
            entry.id === data.releaseId ? { ...entry, head } : entry,
          )
        : record.releases,
      deployments: [
        ...record.deployments,
        { ...fact, at, by: actor.ref, sequence },
      ],
    };
  },
  'violation-recorded': (record, event) => ({
    ...record,
    violations: violationsAfter(record.violations, event),
  }),
  'violation-answered': (record, event) => ({
    ...record,
    violations: violationsAfter(record.violations, event),
  }),
};

/**
 * The record after one more event. Never refuses; an event type that it does
 * not know throws, so that an old instance cannot overlook a new fact.
 *
 * @public
 */
export function evolveEntity(
  record: EntityRecord,
  event: EntityEvent,
): EntityRecord {
  if (!Object.hasOwn(evolvers, event.type)) {
    throw new Error(`Unknown entity event '${event.type}'`);
  }
  // The evolver of the event's own type.
  const evolver = evolvers[event.type] as (
    record: EntityRecord,
    event: EntityEvent,
  ) => EntityRecord;
  return { ...evolver(record, event), sequence: event.sequence };
}
