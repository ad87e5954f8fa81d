import { z } from 'zod/v4';
import {
  approvalDecidePermission,
  approvalRequestPermission,
} from '../../permissions';
import { dossierJson } from '../answers/dossier';
import {
  commitSchema,
  digestSchema,
  markdownSchema,
  nameSchema,
  textSchema,
} from '../fields';
import {
  type Operation,
  change,
  onRevision,
  read,
  releaseId,
} from './Operation';
import { idempotencyKey } from './idempotencyKey';

export const getDossier = {
  ...read,
  path: '/releases/:id/dossier',
  summary: 'What an approver has to know besides the request, as of now',
  parameters: releaseId,
  answer: dossierJson,
} as const satisfies Operation;

export const requestApproval = {
  ...change,
  path: '/releases/:id/approval-request',
  summary: 'Ask for the decision',
  permission: approvalRequestPermission,
  body: z.strictObject({
    what: textSchema,
    why: textSchema,
    testingResults: textSchema,
    releaseNotes: markdownSchema.optional(),
    baseline: z
      .strictObject({ version: nameSchema, commit: commitSchema })
      .optional(),
    idempotencyKey,
    ...onRevision,
  }),
} as const satisfies Operation;

export const decide = {
  ...change,
  path: '/releases/:id/decision',
  summary: 'Decide in writing',
  permission: approvalDecidePermission,
  body: z.strictObject({
    decision: z.enum(['approved', 'rejected']),
    statement: textSchema,
    requestDigest: digestSchema,
    ...onRevision,
  }),
} as const satisfies Operation;

export const revokeApproval = {
  ...change,
  path: '/releases/:id/revoke',
  summary: 'Take an unused approval back',
  permission: approvalDecidePermission,
  body: z.strictObject({ statement: textSchema, ...onRevision }),
} as const satisfies Operation;
