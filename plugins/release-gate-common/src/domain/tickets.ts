import type { ReleaseCommand } from './commands';
import type { Context } from './context';
import type { ReleaseEventBody, TicketRef } from './events';
import { refuseNonOwner } from './authority';
import { hasEnded } from './phase';
import { isStageReached } from './progress';
import { type Refusal, refusal } from './refusals';
import type { Release } from './release';
import type { WorkflowItem, WorkflowStage } from './workflow';

/**
 * What a ticket tracker says of a ticket. Only what is needed: no person.
 *
 * @public
 */
export interface TicketFinding {
  readonly title: string;
  /** As the tracker calls it. */
  readonly state: string;
  readonly closed: boolean;
  readonly priority?: string;
  readonly url?: string;
}

/**
 * A ticket that the release is about, with what its tracker said of it last;
 * `missing` where the tracker said that there is none.
 *
 * @public
 */
export type LinkedTicket = TicketRef & {
  readonly seen?: TicketFinding & { readonly at: string };
  readonly missing?: true;
  /** What became of somebody's wish that the tracker closes it, until it is seen closed. */
  readonly closing?: TicketClosing;
};

/**
 * The tracker is about to be told to close the ticket, or it refused to.
 *
 * @public
 */
export type TicketClosing =
  | { readonly state: 'pending' }
  | { readonly state: 'failed'; readonly message: string };

type CommandOf<T extends ReleaseCommand['type']> = Extract<
  ReleaseCommand,
  { type: T }
>;

/** The item that stands on closed tickets, with its stage. */
export function ticketItem(
  release: Release,
): { readonly stage: WorkflowStage; readonly item: WorkflowItem } | undefined {
  for (const stage of release.workflow.stages) {
    const item = stage.items.find(({ kind }) => kind === 'tickets');
    if (item) {
      return { stage, item };
    }
  }
  return undefined;
}

/** Whether a connected tracker answers for one of the linked tickets, so that a person's word overrides it. */
export function isTicketItemAnswered(
  { tickets }: Release,
  { ticketTrackers }: Context,
): boolean {
  return tickets.some(({ tracker }) => ticketTrackers.includes(tracker));
}

function findTicket(
  { tickets }: Release,
  { tracker, id }: TicketRef,
): LinkedTicket | undefined {
  return tickets.find(each => each.tracker === tracker && each.id === id);
}

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

function areAllClosed(tickets: readonly LinkedTicket[]): boolean {
  return (
    tickets.length > 0 &&
    tickets.every(({ seen, missing }) => seen?.closed === true && !missing)
  );
}

/** Records what a tracker says of a linked ticket, where that is news, and takes the item back when it no longer holds. */
export function observeTicket(
  release: Release,
  { tracker, id, finding }: CommandOf<'observe-ticket'>,
): readonly ReleaseEventBody[] {
  const ticket = findTicket(release, { tracker, id });
  if (!ticket || hasEnded(release) || isSame(ticket, finding)) {
    return [];
  }
  const item = ticketItem(release)?.item;
  const isTakenBack =
    finding?.closed !== true &&
    item !== undefined &&
    release.items[item.id]?.completion?.evidence.source === 'tracker';
  return [
    {
      type: 'ticket-observed',
      data: { tracker, id, ...(finding && { finding }) },
    },
    ...(isTakenBack
      ? [
          {
            type: 'items-reopened' as const,
            data: {
              itemIds: [item.id],
              cause: 'ticket-reopened' as const,
            },
          },
        ]
      : []),
  ];
}

/** Why this actor may not have the tracker close a ticket of the release; undefined if they may. */
export function refuseClosingTicket(
  release: Release,
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
  if (!context.closingTrackers.includes(tracker)) {
    return refusal(
      'tracker-cannot-close',
      `Tickets of ${tracker} cannot be closed from here: close it there`,
    );
  }
  if (hasEnded(release)) {
    return refusal('release-ended', 'The release has come to its end');
  }
  if (release.rollback) {
    return refusal(
      'already-rolled-back',
      'The release is rolled back, so its tickets stay open',
    );
  }
  const stage = ticketItem(release)?.stage;
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

/** A person has the tracker close a ticket: the wish is on record before the tracker hears of it. */
export function closeTicket(
  release: Release,
  { tracker, id }: CommandOf<'close-ticket'>,
  context: Context,
): { readonly refused: Refusal } | readonly ReleaseEventBody[] {
  const refused = refuseClosingTicket(release, { tracker, id }, context);
  return refused
    ? { refused }
    : [{ type: 'ticket-close-requested', data: { tracker, id } }];
}

/** The tracker refused to close a ticket. Whether it is closed is known by reading alone. */
export function noteNotClosed(
  release: Release,
  { tracker, id, message }: CommandOf<'note-ticket-not-closed'>,
): readonly ReleaseEventBody[] {
  return findTicket(release, { tracker, id })?.closing?.state === 'pending'
    ? [{ type: 'ticket-close-failed', data: { tracker, id, message } }]
    : [];
}

/** Closed tickets count once the stage of their item is reached. */
export function countTickets(release: Release): readonly ReleaseEventBody[] {
  const found = ticketItem(release);
  if (
    !found ||
    release.cancelled ||
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
