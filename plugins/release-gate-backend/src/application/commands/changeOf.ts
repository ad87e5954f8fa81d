import type { ReleaseEvent } from 'backstage-plugin-release-gate-common';
import type { Change } from '../ChangeFeed';
import type { Transaction } from '../EventStore';
import type { Accepted } from './CommandRun';

/** What a commit changed, for whoever follows. */
export function changeOf(
  { appends, world }: Accepted,
  { effects, checkPlans }: Transaction,
): Change {
  const changed = Object.entries(appends.releases)
    .filter(([, events]) => events.length > 0)
    .map(([id, events]) => [world.releases[id].id, events] as const);
  return {
    entityRef: world.entity.entityRef,
    releaseIds: changed.map(([id]) => id),
    hasEffects: effects.length > 0,
    hasChecks: checkPlans.some(({ targets }) => targets.length > 0),
    linkedIn: changed
      .filter(([, events]) => events.some(linksTickets))
      .map(([id]) => id),
  };
}

/** Whether an event names tickets that nobody has looked at yet. */
function linksTickets(event: ReleaseEvent): boolean {
  return (
    event.type === 'ticket-linked' ||
    (event.type === 'release-started' && event.data.tickets.length > 0)
  );
}
