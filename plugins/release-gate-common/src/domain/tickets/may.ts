import { refuseNonOwner } from '../authority/authority';
import type { Context } from '../model/context';
import { type Refusal, refusal } from '../model/refusals';
import { type Release, type ReleaseNow, rollbackOf } from '../model/release';
import {
  type LinkedTicket,
  type TicketRef,
  isSameTicket,
} from '../model/ticket';
import { itemOfKind } from '../model/workflowItems';
import { refuseBegun, refuseEnded } from '../progress/ending';
import { isStageReached } from '../progress/itemState';
import { hasEnded } from '../progress/phase';

/** The linked ticket of that name, or undefined. */
export function findTicket(
  { tickets }: Release,
  ticket: TicketRef,
): LinkedTicket | undefined {
  return tickets.find(each => isSameTicket(each, ticket));
}

/** Why this actor may not link a ticket now; undefined if they may. */
export function refuseLinking(
  release: ReleaseNow,
  context: Context,
): Refusal | undefined {
  return refuseNonOwner(context) ?? refuseEnded(release);
}

/** Why this actor may not take a linked ticket away now; undefined if they may. */
export function refuseUnlinking(
  release: ReleaseNow,
  context: Context,
): Refusal | undefined {
  return refuseLinking(release, context) ?? refuseBegun(release);
}

/** Why this actor may not have the tracker close a ticket of the release; undefined if they may. */
export function refuseClosingTicket(
  release: ReleaseNow,
  { tracker, id }: TicketRef,
  context: Context,
): Refusal | undefined {
  const refused = refuseNonOwner(context);
  if (refused) {
    return refused;
  }
  const ticket = findTicket(release, { tracker, id });
  if (!ticket) {
    return refusal('not-linked', `Ticket ${id} of ${tracker} is not linked`);
  }
  if (!context.closingTrackers.includes(tracker.toLowerCase())) {
    return refusal(
      'tracker-cannot-close',
      `Tickets of ${tracker} cannot be closed from here: close it there`,
    );
  }
  if (hasEnded(release)) {
    return refusal('release-ended', 'The release has come to its end');
  }
  if (rollbackOf(release)) {
    return refusal(
      'already-rolled-back',
      'The release is rolled back, so its tickets stay open',
    );
  }
  const stage = itemOfKind(release.workflow, 'tickets')?.stage;
  if (stage && !isStageReached(release, stage.id)) {
    return refusal(
      'stage-not-reached',
      `Tickets are closed in ${stage.title}, which is not reached yet`,
    );
  }
  if (ticket.seen?.closed) {
    return refusal('ticket-closed', `Ticket ${id} is closed already`);
  }
  return ticket.closing?.state === 'pending'
    ? refusal('closing-already', `Ticket ${id} is being closed already`)
    : undefined;
}
