import type { EntityRecord, ReleaseEntry } from '../model/entity';
import type { EntityEventBody } from '../model/events/entity';
import type { EntityEvent } from '../model/events/event';
import type { EntityEvolvers } from '../model/tables';
import { violationsAfter } from '../violations/evolve';

function moved(
  record: EntityRecord,
  data: Extract<EntityEventBody, { type: 'release-moved' }>['data'],
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
  };
  return before
    ? record.releases.map(old => (old.id === releaseId ? entry : old))
    : [...record.releases, entry];
}

/** What the events about deployments and their violations do is told by their rooms. */
const evolvers: EntityEvolvers = {
  'release-moved': (record, { data }) => ({
    ...record,
    releases: moved(record, data),
  }),
  'deployment-recorded': (record, { data, at, actor, sequence }) => {
    const { policyDigest, ...fact } = data;
    return {
      ...record,
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
