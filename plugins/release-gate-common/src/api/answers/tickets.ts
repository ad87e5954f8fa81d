import { z } from 'zod/v4';
import type { TicketFinding } from '../../domain/model/findings';
import type { TicketClosing, TicketRef } from '../../domain/model/ticket';
import { exactly, instant, named } from './exactly';
import { itemsOf } from './page';

/** @public */
export interface TicketJson extends TicketRef {
  readonly title?: string;
  readonly state?: string;
  readonly closed?: boolean;
  readonly priority?: string;
  readonly url?: string;
  /** When its tracker was last asked with success. */
  readonly checkedAt?: string;
  /** The tracker says that there is no such ticket. */
  readonly missing?: true;
  /** What became of the request to close it in the tracker, until it is seen closed. */
  readonly closing?: TicketClosing;
}

type ClosingIn<S extends TicketClosing['state']> = Extract<
  TicketClosing,
  { state: S }
>;

const ticketClosing: z.ZodType<TicketClosing> = z.union([
  exactly<ClosingIn<'pending'>>({ state: z.literal('pending') }),
  exactly<ClosingIn<'failed'>>({
    state: z.literal('failed'),
    message: z.string(),
  }),
]);

export const ticketJson = named(
  'Ticket',
  exactly<TicketJson>({
    tracker: z.string(),
    id: z.string(),
    title: z.string().optional(),
    state: z.string().optional(),
    closed: z.boolean().optional(),
    priority: z.string().optional(),
    url: z.string().optional(),
    checkedAt: instant.optional(),
    missing: z.literal(true).optional(),
    closing: ticketClosing.optional(),
  }),
);

const found = {
  title: z.string(),
  state: z.string(),
  closed: z.boolean(),
  priority: z.string().optional(),
  url: z.string().optional(),
};

export const ticketFinding = named(
  'TicketFinding',
  exactly<TicketFinding>(found),
);

/** A ticket that was found, to be linked. @public */
export interface FoundTicketJson extends TicketFinding {
  readonly id: string;
}

export const foundTickets = itemsOf(
  'FoundTickets',
  exactly<FoundTicketJson>({ id: z.string(), ...found }),
);
