import { voiding } from '../approval/voiding';
import type { ReleaseEventBody } from '../model/events/event';
import type { TicketFinding } from '../model/findings';
import type { ItemProgress } from '../model/item';
import { refusal } from '../model/refusals';
import type { Release } from '../model/release';
import { type Decider, accepted } from '../model/tables';
import type { LinkedTicket } from '../model/ticket';
import { itemOfKind } from '../model/workflowItems';
import { hasEnded } from '../progress/phase';
import {
  findTicket,
  refuseClosingTicket,
  refuseLinking,
  refuseUnlinking,
} from './may';

/** The event that takes the ticket item back, where its evidence allows that. */
function reopening(
  release: Release,
  cause: 'ticket-linked' | 'ticket-reopened',
  isTakenBack: (progress: ItemProgress) => boolean,
): readonly ReleaseEventBody[] {
  const itemId = itemOfKind(release.workflow, 'tickets')?.item.id;
  const progress = itemId === undefined ? undefined : release.items[itemId];
  return itemId !== undefined && progress && isTakenBack(progress)
    ? [{ type: 'items-reopened', data: { itemIds: [itemId], cause } }]
    : [];
}

const linkTicket: Decider<'link-ticket'> = (release, command, context) => {
  const { tracker, id } = command;
  const refused =
    refuseLinking(release, context) ??
    (findTicket(release, command)
      ? refusal(
          'already-linked',
          `Ticket ${id} of ${tracker} is linked already`,
        )
      : undefined);
  if (refused) {
    return { refused };
  }
  const { approval } = release;
  const hasBegun = approval.status === 'approved' && approval.use !== undefined;
  return accepted(
    { type: 'ticket-linked', data: { tracker, id } },
    ...reopening(release, 'ticket-linked', () => true),
    ...(hasBegun ? [] : voiding(release, 'tickets-changed')),
  );
};

const unlinkTicket: Decider<'unlink-ticket'> = (release, command, context) => {
  const { tracker, id, reason } = command;
  const refused =
    refuseUnlinking(release, context) ??
    (findTicket(release, command)
      ? undefined
      : refusal('not-linked', `Ticket ${id} of ${tracker} is not linked`));
  return refused
    ? { refused }
    : accepted(
        { type: 'ticket-unlinked', data: { tracker, id, reason } },
        ...voiding(release, 'tickets-changed'),
      );
};

function isSame(ticket: LinkedTicket, finding: TicketFinding | undefined) {
  if (!finding) {
    return ticket.missing === true;
  }
  const { seen } = ticket;
  return (
    seen !== undefined &&
    seen.title === finding.title &&
    seen.state === finding.state &&
    seen.closed === finding.closed &&
    seen.priority === finding.priority &&
    seen.url === finding.url
  );
}

/** Records what a tracker says of a linked ticket, where that is news, and takes the item back when it no longer holds. */
const observeTicket: Decider<'observe-ticket'> = (release, command) => {
  const { tracker, id, finding } = command;
  const ticket = findTicket(release, command);
  if (!ticket || hasEnded(release) || isSame(ticket, finding)) {
    return accepted();
  }
  return accepted(
    {
      type: 'ticket-observed',
      data: { tracker, id, ...(finding && { finding }) },
    },
    ...(finding?.closed === true
      ? []
      : reopening(
          release,
          'ticket-reopened',
          ({ completion }) => completion?.evidence.source === 'tracker',
        )),
  );
};

/** A person has the tracker close a ticket: that is on record before the tracker hears of it. */
const closeTicket: Decider<'close-ticket'> = (release, command, context) => {
  const { tracker, id } = command;
  const refused = refuseClosingTicket(release, command, context);
  return refused
    ? { refused }
    : accepted({ type: 'ticket-close-requested', data: { tracker, id } });
};

/** The tracker refused to close a ticket. Whether it is closed is known by reading alone. */
const noteNotClosed: Decider<'note-ticket-not-closed'> = (release, command) => {
  const { tracker, id, message } = command;
  return findTicket(release, command)?.closing?.state === 'pending'
    ? accepted({ type: 'ticket-close-failed', data: { tracker, id, message } })
    : accepted();
};

export const ticketDeciders = {
  'link-ticket': linkTicket,
  'unlink-ticket': unlinkTicket,
  'observe-ticket': observeTicket,
  'close-ticket': closeTicket,
  'note-ticket-not-closed': noteNotClosed,
};
