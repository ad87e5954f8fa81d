import { z } from 'zod/v4';
import { deploymentCreatePermission } from '../../permissions';
import { deploymentAnswerJson, violationJson } from '../answers/deployments';
import {
  claim,
  commitSchema,
  entityRefSchema,
  environmentSchema,
  instantSchema,
  nameSchema,
  textSchema,
  ulidSchema,
  urlSchema,
} from '../fields';
import { type Operation, change, none, onRevision } from './Operation';

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
    version: claim(nameSchema),
    status: z.enum(['started', 'succeeded', 'failed']),
    url: claim(urlSchema),
    deployedAt: claim(instantSchema),
    idempotencyKey: claim(nameSchema),
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
