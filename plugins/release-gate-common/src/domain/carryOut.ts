import { overdueEvents } from './approval/overdue';
import { countStaging } from './deployments/count';
import { staleStaging } from './entity/staleStaging';
import { evolveEntity } from './evolveEntity';
import { moveOf } from './moveOf';
import { isOpen } from './entity/releases';
import { evolve } from './evolve';
import type { EntityRecord } from './model/entity';
import type { EntityEventBody } from './model/events/entity';
import type {
  EntityEvent,
  ReleaseEvent,
  ReleaseEventBody,
} from './model/events/event';
import type { Release } from './model/release';
import type { Appends, Origin, Plan, World } from './model/world';
import { countIncident } from './rollback/count';
import { countTickets } from './tickets/count';
import { countTime } from './time/count';

/** What follows by itself from where things now stand. */
function consequences(
  release: Release,
  entity: EntityRecord,
): readonly ReleaseEventBody[] {
  return [
    ...staleStaging(release, entity),
    ...countStaging(release, entity),
    ...countIncident(release),
    ...countTime(release),
    ...countTickets(release),
  ];
}

/**
 * Carries out a plan: gives every event its place, adds what follows from it,
 * for the other releases of the world too, and tells the entity where its
 * releases stand now.
 */
export function carryOut(
  world: World,
  plan: Plan,
  origin: Origin,
): { readonly world: World; readonly appends: Appends } {
  const entityEvents: EntityEvent[] = [];
  const releaseEvents: Record<string, ReleaseEvent[]> = {};
  const releases: Record<string, Release> = { ...world.releases };
  let { entity } = world;

  const onEntity = (body: EntityEventBody) => {
    const event = { ...body, ...origin, sequence: entity.sequence + 1 };
    entity = evolveEntity(entity, event);
    entityEvents.push(event);
  };
  const onRelease = (id: string, body: ReleaseEventBody) => {
    const before = releases[id] as Release | undefined;
    const event = { ...body, ...origin, sequence: (before?.sequence ?? 0) + 1 };
    releases[id] = evolve(before, event);
    (releaseEvents[id] ??= []).push(event);
  };

  const tellEntity = (id: string) => {
    const move = moveOf(world.releases[id], releases[id]);
    if (move) {
      onEntity(move);
    }
  };

  plan.entity.forEach(onEntity);
  for (const [id, bodies] of Object.entries(plan.releases)) {
    bodies.forEach(body => onRelease(id, body));
    // A denial is a note in the history; nothing follows from it.
    if (bodies.some(({ type }) => type !== 'gate-denied')) {
      consequences(releases[id], entity).forEach(body => onRelease(id, body));
    }
    tellEntity(id);
  }
  // What the entity has gone through has its effect on the other releases too.
  const others = entity.releases.filter(
    ({ id, ...entry }) => isOpen(entry) && releases[id] && !plan.releases[id],
  );
  for (const { id } of others) {
    overdueEvents(releases[id], { now: origin.at, entity }).forEach(body =>
      onRelease(id, body),
    );
    tellEntity(id);
  }
  return {
    world: { entity, releases },
    appends: { entity: entityEvents, releases: releaseEvents },
  };
}
