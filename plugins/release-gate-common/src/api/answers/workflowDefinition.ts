import { z } from 'zod/v4';
import type {
  ItemCondition,
  Workflow,
  WorkflowItem,
  WorkflowStage,
} from '../../domain/model/workflow';
import { exactly, listOf, named, oneOf } from './exactly';
import { documentKind, itemPart } from './facts';
import { requirement } from './items';

type ItemOf<K extends WorkflowItem['kind']> = Extract<
  WorkflowItem,
  { kind: K }
>;

const base = {
  id: z.string(),
  title: z.string(),
  helpUrl: z.string().optional(),
  appliesWhen: oneOf<ItemCondition>({
    'non-routine': true,
    'tickets-linked': true,
    'users-affected': true,
  }).optional(),
};

const itemsByKind: {
  readonly [K in WorkflowItem['kind']]: z.ZodType<ItemOf<K>>;
} = {
  manual: exactly<ItemOf<'manual'>>({
    ...base,
    kind: z.literal('manual'),
    requires: listOf(requirement).optional(),
  }),
  check: exactly<ItemOf<'check'>>({
    ...base,
    kind: z.literal('check'),
    parts: listOf(itemPart).optional(),
    check: z.string().optional(),
  }),
  deployment: exactly<ItemOf<'deployment'>>({
    ...base,
    kind: z.literal('deployment'),
    target: oneOf<ItemOf<'deployment'>['target']>({
      staging: true,
      production: true,
      baseline: true,
    }),
  }),
  monitoring: exactly<ItemOf<'monitoring'>>({
    ...base,
    kind: z.literal('monitoring'),
  }),
  document: exactly<ItemOf<'document'>>({
    ...base,
    kind: z.literal('document'),
    document: documentKind,
    by: oneOf<ItemOf<'document'>['by']>({ attachment: true, delivery: true }),
    from: z.literal('approval').optional(),
  }),
  'time-entry': exactly<ItemOf<'time-entry'>>({
    ...base,
    kind: z.literal('time-entry'),
  }),
  tickets: exactly<ItemOf<'tickets'>>({
    ...base,
    kind: z.literal('tickets'),
  }),
  automatic: exactly<ItemOf<'automatic'>>({
    ...base,
    kind: z.literal('automatic'),
    follows: oneOf<ItemOf<'automatic'>['follows']>({
      request: true,
      approval: true,
      notification: true,
    }),
  }),
};

const workflowItem: z.ZodType<WorkflowItem> = named(
  'WorkflowItem',
  z.union(Object.values(itemsByKind)),
);

/** The workflow of a release as it was when the release started. */
export const workflowDefinition = named(
  'WorkflowDefinition',
  exactly<Workflow>({
    name: z.string(),
    version: z.string(),
    title: z.string(),
    approverTitle: z.string(),
    stages: listOf(
      exactly<WorkflowStage>({
        id: z.string(),
        title: z.string(),
        items: listOf(workflowItem),
      }),
    ),
  }),
);
