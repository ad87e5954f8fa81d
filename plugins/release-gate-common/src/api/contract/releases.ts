import { z } from 'zod/v4';
import { PHASES } from '../../domain/progress/phase';
import { releaseCreatePermission } from '../../permissions';
import { eventPage } from '../answers/events';
import { releaseJson, releasePage } from '../answers/releases';
import {
  commitSchema,
  entityRefSchema,
  environmentSchema,
  instantSchema,
  nameSchema,
  pageFields,
  revisionSchema,
  searchSchema,
  textSchema,
} from '../fields';
import {
  type Operation,
  change,
  none,
  onRevision,
  read,
  releaseId,
} from './Operation';
import { idempotencyKey } from './idempotencyKey';
import { ticketFields } from './tickets';

const phase = z.enum(PHASES);

const content = {
  title: nameSchema.optional(),
  routine: z.boolean().optional(),
  changes: z.strictObject({ what: textSchema, why: textSchema }).optional(),
};

export const startRelease = {
  ...change,
  path: '/releases',
  summary: 'Start a release',
  permission: releaseCreatePermission,
  parameters: none,
  body: z.strictObject({
    entityRef: entityRefSchema,
    version: nameSchema,
    commit: commitSchema,
    environment: environmentSchema.optional(),
    ...content,
    idempotencyKey,
    tickets: z
      .array(z.strictObject(ticketFields))
      .max(100)
      .refine(
        tickets =>
          new Set(tickets.map(({ tracker, id }) => `${tracker} ${id}`)).size ===
          tickets.length,
        'must not name a ticket twice',
      )
      .optional(),
  }),
  status: 201,
} as const satisfies Operation;

export const listReleases = {
  ...read,
  path: '/releases',
  summary: 'Releases, newest first',
  query: z.strictObject({
    entityRef: entityRefSchema.optional(),
    phase: z
      .union([phase, z.array(phase)], {
        error: `must be one of ${PHASES.join(', ')}`,
      })
      .transform(value => (Array.isArray(value) ? value : [value]))
      .optional(),
    awaitingMyDecision: z.enum(['true', 'false']).optional(),
    createdBy: entityRefSchema.optional(),
    owner: entityRefSchema.optional(),
    q: searchSchema.optional(),
    from: instantSchema.optional(),
    to: instantSchema.optional(),
    ...pageFields(50),
  }),
  answer: releasePage,
} as const satisfies Operation;

export const getRelease = {
  ...read,
  path: '/releases/:id',
  summary: 'One release, whole',
  parameters: releaseId,
  answer: releaseJson,
  isConditional: true,
} as const satisfies Operation;

export const listEvents = {
  ...read,
  path: '/releases/:id/events',
  summary: 'The history of a release, oldest first',
  parameters: releaseId,
  query: z.strictObject(pageFields(200)),
  answer: eventPage,
} as const satisfies Operation;

export const amendRelease = {
  ...change,
  method: 'PATCH',
  path: '/releases/:id',
  summary: 'Amend a release',
  body: z.strictObject({
    expectedRevision: revisionSchema,
    version: nameSchema.optional(),
    commit: commitSchema.optional(),
    ...content,
    usersAffected: z.boolean().optional(),
  }),
} as const satisfies Operation;

export const cancelRelease = {
  ...change,
  path: '/releases/:id/cancel',
  summary: 'Cancel a release',
  body: z.strictObject({ reason: textSchema, ...onRevision }),
} as const satisfies Operation;
