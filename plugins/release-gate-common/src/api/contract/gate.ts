import { z } from 'zod/v4';
import { gateAnswerJson } from '../answers/gate';
import { commitSchema, entityRefSchema, environmentSchema } from '../fields';
import { type Operation, read } from './Operation';

export const askGate = {
  ...read,
  path: '/gate',
  summary: 'May this commit of this entity go to this environment now?',
  query: z.strictObject({
    entityRef: entityRefSchema,
    environment: environmentSchema,
    commit: commitSchema,
    explain: z.enum(['true', 'false']).optional(),
  }),
  answer: gateAnswerJson,
} as const satisfies Operation;
