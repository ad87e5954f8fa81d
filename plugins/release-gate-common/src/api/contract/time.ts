import { z } from 'zod/v4';
import { instantSchema, text, ulidSchema } from '../fields';
import { type Operation, change, onRevision, releaseId } from './Operation';

export const logTime = {
  ...change,
  path: '/releases/:id/time-entries',
  summary: 'Log time that the caller spent on the release',
  body: z
    .strictObject({
      start: instantSchema,
      end: instantSchema.optional(),
      duration: z.iso
        .duration({ error: 'must be an ISO 8601 duration such as PT1H30M' })
        .optional(),
      description: text(2_000).optional(),
      billable: z.boolean().optional(),
      ...onRevision,
    })
    .refine(
      ({ end, duration }) => (end === undefined) !== (duration === undefined),
      {
        path: ['end'],
        message: 'or duration has to be given, and not both',
      },
    ),
  status: 202,
} as const satisfies Operation;

export const retryTime = {
  ...change,
  path: '/releases/:id/time-entries/:entryId/retry',
  summary: 'Send a time entry that failed once more',
  parameters: releaseId.extend({ entryId: ulidSchema }),
  body: z.strictObject(onRevision),
  status: 202,
} as const satisfies Operation;
