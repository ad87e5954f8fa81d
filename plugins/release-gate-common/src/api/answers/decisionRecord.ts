import { z } from 'zod/v4';
import type {
  CommitId,
  EntityRef,
  EnvironmentName,
  ReleaseId,
} from '../../domain/model/names';
import {
  DECISION_RECORD_SCHEMA,
  type DecisionFacts,
  type DecisionRecord,
  type JudgedCondition,
} from '../../domain/model/decisionRecord';
import { GATE_REASON_CODES } from '../../domain/model/gateReason';
import { exactly, instant, listOf, named, oneOf, provenName } from './exactly';

const ref = z.templateLiteral([z.string(), ':', z.string()]);

const judgedCondition = exactly<JudgedCondition>({
  code: z.enum(GATE_REASON_CODES),
  holds: z.boolean(),
  asked: z.literal(false).optional(),
  message: z.string(),
  itemId: z.string().optional(),
});

const facts = exactly<DecisionFacts>({
  entityKnown: z.boolean(),
  owner: z.union([z.literal('unknown'), ref]),
  system: z.union([z.literal('none'), z.literal('unknown'), ref]),
  freezes: listOf(z.never()),
});

/** Everything that an answer of the gate depended on. */
export const decisionRecord = named(
  'DecisionRecord',
  exactly<DecisionRecord>({
    id: z.string(),
    schema: z.literal(DECISION_RECORD_SCHEMA),
    at: instant,
    clock: instant.optional(),
    environment: provenName<EnvironmentName>(),
    tier: oneOf<DecisionRecord['tier']>({
      production: true,
      staging: true,
      other: true,
      undeclared: true,
    }),
    commit: provenName<CommitId>(),
    entityRef: provenName<EntityRef>(),
    entitySequence: z.int(),
    releaseId: provenName<ReleaseId>().optional(),
    releaseRevision: z.int().optional(),
    policyDigest: z.string(),
    workflowDigest: z.string().optional(),
    conditions: listOf(judgedCondition),
    facts,
  }),
);
