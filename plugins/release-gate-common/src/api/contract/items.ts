import { z } from 'zod/v4';
import { identifierSchema, nameSchema, textSchema, urlSchema } from '../fields';
import { type Operation, change, onRevision, releaseId } from './Operation';

/** An item of a release. Which items there are the workflow says; only the form is checked here. */
const itemOfRelease = releaseId.extend({ itemId: nameSchema });

export const completeItem = {
  ...change,
  path: '/releases/:id/items/:itemId/complete',
  summary: 'Complete or override a checklist item',
  parameters: itemOfRelease,
  body: z.strictObject({
    note: textSchema.optional(),
    url: urlSchema.optional(),
    part: identifierSchema.optional(),
    ...onRevision,
  }),
} as const satisfies Operation;

export const reopenItem = {
  ...change,
  path: '/releases/:id/items/:itemId/reopen',
  summary: 'Re-open a checklist item',
  parameters: itemOfRelease,
  body: z.strictObject({ note: textSchema, ...onRevision }),
} as const satisfies Operation;

export const runChecks = {
  ...change,
  path: '/releases/:id/checks/run',
  summary: 'Run the checks of a release now; answers after them, at most 10 s',
  body: z.strictObject(onRevision),
} as const satisfies Operation;
