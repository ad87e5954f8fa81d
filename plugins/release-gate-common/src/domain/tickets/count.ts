import type { Context } from '../model/context';
import type { ReleaseEventBody } from '../model/events/event';
import { type Release, isCancelled } from '../model/release';
import type { LinkedTicket } from '../model/ticket';
import { itemOfKind } from '../model/workflowItems';
import { isStageReached } from '../progress/itemState';

/** Whether a connected tracker answers for one of the linked tickets, so that a person's word overrides it. */
export function isTicketItemAnswered(
  { tickets }: Release,
  { ticketTrackers }: Context,
): boolean {
  return tickets.some(({ tracker }) =>
    ticketTrackers.includes(tracker.toLowerCase()),
  );
}

function areAllClosed(tickets: readonly LinkedTicket[]): boolean {
  return (
    tickets.length > 0 &&
    tickets.every(({ seen, missing }) => seen?.closed === true && !missing)
  );
}

/** Closed tickets count once the stage of their item is reached. */
export function countTickets(release: Release): readonly ReleaseEventBody[] {
  const found = itemOfKind(release.workflow, 'tickets');
  if (
    !found ||
    isCancelled(release) ||
    release.items[found.item.id]?.completion ||
    !areAllClosed(release.tickets) ||
    !isStageReached(release, found.stage.id)
  ) {
    return [];
  }
  const trackers = [...new Set(release.tickets.map(({ tracker }) => tracker))];
  const count = release.tickets.length;
  return [
    {
      type: 'item-completed',
      data: {
        itemId: found.item.id,
        note: count === 1 ? 'The ticket is closed' : `All ${count} are closed`,
        source: 'tracker',
        by: trackers.join(', '),
      },
    },
  ];
}
