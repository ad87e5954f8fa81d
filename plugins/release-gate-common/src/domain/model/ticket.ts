import type { TicketFinding } from './findings';

/** @public */
export interface TicketRef {
  readonly tracker: string;
  readonly id: string;
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
  /** What became of the last request to close it in the tracker, until it is seen closed. */
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

/**
 * Whether both name the same ticket; the names of trackers ignore case.
 *
 * @public
 */
export function isSameTicket(a: TicketRef, b: TicketRef): boolean {
  return a.id === b.id && a.tracker.toLowerCase() === b.tracker.toLowerCase();
}
