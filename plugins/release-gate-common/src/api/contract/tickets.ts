import { z } from 'zod/v4';
import { foundTickets } from '../answers/tickets';
import {
  entityRefSchema,
  identifierSchema,
  pageFields,
  textSchema,
  trackerSchema,
} from '../fields';
import { type Operation, change, onRevision, read } from './Operation';

export const ticketFields = { tracker: trackerSchema, id: identifierSchema };

export const linkTicket = {
  ...change,
  path: '/releases/:id/tickets',
  summary: 'Link a ticket',
  body: z.strictObject({ ...ticketFields, ...onRevision }),
} as const satisfies Operation;

export const closeTicket = {
  ...change,
  path: '/releases/:id/tickets/close',
  summary: 'Have the tracker close a linked ticket',
  body: z.strictObject({ ...ticketFields, ...onRevision }),
  status: 202,
} as const satisfies Operation;

export const unlinkTicket = {
  ...change,
  path: '/releases/:id/tickets/unlink',
  summary: 'Unlink a ticket',
  body: z.strictObject({ ...ticketFields, reason: textSchema, ...onRevision }),
} as const satisfies Operation;

export const searchTickets = {
  ...read,
  path: '/tickets',
  summary: 'Tickets of an entity in a connected tracker, to be linked',
  query: z.strictObject({
    entityRef: entityRefSchema,
    tracker: trackerSchema,
    id: identifierSchema.optional(),
    state: z
      .enum(['open', 'closed'], { error: 'must be open or closed' })
      .optional(),
    limit: pageFields(20).limit,
  }),
  answer: foundTickets,
} as const satisfies Operation;
