import { z } from 'zod/v4';
import { deploymentCreatePermission } from '../../permissions';
import { deploymentAnswerJson, violationJson } from '../answers/deployments';
import {
  claimedVersionSchema,
  commitSchema,
  entityRefSchema,
  environmentSchema,
  instantSchema,
  textSchema,
  ulidSchema,
  urlSchema,
} from '../fields';
import { type Operation, change, none, onRevision } from './Operation';
import { idempotencyKey } from './idempotencyKey';

export const reportDeployment = {
  ...change,
  path: '/deployments',
  summary: 'Report a deployment',
  permission: deploymentCreatePermission,
  parameters: none,
  body: z.strictObject({
    entityRef: entityRefSchema,
    environment: environmentSchema,
    commit: commitSchema,
    version: claimedVersionSchema.optional(),
    status: z.enum(['started', 'succeeded', 'failed']),
    url: urlSchema.optional(),
    deployedAt: instantSchema.optional(),
    idempotencyKey,
  }),
  status: 201,
  answer: deploymentAnswerJson,
} as const satisfies Operation;

export const answerViolation = {
  ...change,
  path: '/violations/:id/answer',
  summary: 'Answer a violation in writing',
  parameters: z.strictObject({ id: ulidSchema }),
  body: z.strictObject({ statement: textSchema, ...onRevision }),
  answer: violationJson,
} as const satisfies Operation;
