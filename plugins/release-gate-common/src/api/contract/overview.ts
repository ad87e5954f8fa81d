import { z } from 'zod/v4';
import { integrations } from '../answers/integrations';
import { summaryJson } from '../answers/summary';
import { workflows } from '../answers/workflows';
import { entityRefSchema } from '../fields';
import { type Operation, read } from './Operation';

export const summary = {
  ...read,
  path: '/summary',
  summary: 'Everything that the page of an entity shows',
  query: z.strictObject({ entityRef: entityRefSchema }),
  answer: summaryJson,
  isConditional: true,
} as const satisfies Operation;

export const listWorkflows = {
  ...read,
  path: '/workflows',
  summary: 'The configured workflows',
  answer: workflows,
} as const satisfies Operation;

export const readIntegrations = {
  ...read,
  path: '/health/integrations',
  summary: 'How the connected tools are doing, without secrets',
  answer: integrations,
} as const satisfies Operation;
