import type { Actor } from './context';
import {
  type EntityRecord,
  evolveEntity,
  latestOnStaging,
  moveOf,
} from './entityRecord';
import type {
  EntityEvent,
  EntityEventBody,
  ReleaseEvent,
  ReleaseEventBody,
} from './events';
import { evolve } from './evolve';
import { documentItem } from './itemRules';
import { deploymentItemId, isReverted, phaseOf, stageIdOf } from './phase';
import { isStageReached } from './progress';
import { countTickets } from './tickets';
import { countTime } from './timeEntries';
import { type Release, isFinalDocument } from './release';

/**
 * An entity and those of its releases that a decision may look at.
 *
 * @public
 */
export interface World {
  readonly entity: EntityRecord;
  readonly releases: Readonly<Record<string, Release>>;
}

/** What is to be appended, before it has a place in its streams. */
export interface Plan {
  readonly entity: readonly EntityEventBody[];
  readonly releases: Readonly<Record<string, readonly ReleaseEventBody[]>>;
}

/**
 * The events of one accepted command, by stream, each with its place. They
 * are appended all together or not at all.
 *
 * @public
 */
export interface Appends {
  readonly entity: readonly EntityEvent[];
  readonly releases: Readonly<Record<string, readonly ReleaseEvent[]>>;
}

interface Origin {
  readonly at: string;
  readonly actor: Actor;
}

/** What follows by itself from where things now stand. */
function consequences(
  release: Release,
  entity: EntityRecord,
): readonly ReleaseEventBody[] {
  return [
    ...countStaging(release, entity),
    ...countIncident(release),
    ...countTime(release),
    ...countTickets(release),
  ];
}

/** A staging deployment counts once its stage is reached, while it is the latest there. */
function countStaging(
  release: Release,
  entity: EntityRecord,
): readonly ReleaseEventBody[] {
  const itemId = deploymentItemId(release, 'staging');
  const latest = latestOnStaging(entity);
  if (
    latest?.commit !== release.commit ||
    release.items[itemId]?.completion ||
    release.rollback ||
    phaseOf(release) === 'cancelled' ||
    !isStageReached(release, stageIdOf(release, itemId))
  ) {
    return [];
  }
  return [
    {
      type: 'item-completed',
      data: {
        itemId,
        source: 'deployment',
        by: latest.by,
        since: latest.at,
        ...(latest.url && { url: latest.url }),
      },
    },
  ];
}

/** An incident report that was attached on the way back counts once the way back is complete. */
function countIncident(release: Release): readonly ReleaseEventBody[] {
  const found = documentItem(release, 'incident-report', 'attachment');
  const { rollback } = release;
  if (
    !found ||
    !rollback ||
    !isReverted(release) ||
    release.items[found.item.id]?.completion
  ) {
    return [];
  }
  const report = release.documents.find(
    document =>
      document.kind === 'incident-report' &&
      isFinalDocument(document) &&
      Date.parse(document.attachedAt) >= Date.parse(rollback.startedAt),
  );
  return report
    ? [
        {
          type: 'item-completed',
          data: {
            itemId: found.item.id,
            source: 'document',
            by: report.attachedBy,
            since: report.attachedAt,
          },
        },
      ]
    : [];
}

/**
 * Carries out a plan: gives every event its place, adds what follows from it,
 * and tells the entity where its releases stand now.
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

  plan.entity.forEach(onEntity);
  for (const [id, bodies] of Object.entries(plan.releases)) {
    bodies.forEach(body => onRelease(id, body));
    // A denial is a note in the history; nothing follows from it.
    if (bodies.some(({ type }) => type !== 'gate-denied')) {
      consequences(releases[id], entity).forEach(body => onRelease(id, body));
    }
    const move = moveOf(world.releases[id], releases[id]);
    if (move) {
      onEntity(move);
    }
  }
  return {
    world: { entity, releases },
    appends: { entity: entityEvents, releases: releaseEvents },
  };
}
