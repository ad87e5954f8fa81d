import type { ReleaseCommand } from './commands';
import type { Context } from './context';
import type { ReleaseEventBody, TicketRef } from './events';
import { hasEnded } from './phase';
import { isStageReached } from './progress';
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
};

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
  const ticket = release.tickets.find(
    each => each.tracker === tracker && each.id === id,
  );
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
