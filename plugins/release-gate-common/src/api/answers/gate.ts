import { z } from 'zod/v4';
import type { DecisionRecord } from '../../domain/model/decisionRecord';
import {
  type GateReason,
  GATE_REASON_CODES,
} from '../../domain/model/gateReason';
import { decisionRecord } from './decisionRecord';
import { exactly, instant, listOf, named } from './exactly';

/** @public */
export interface GateJson {
  readonly allowed: boolean;
  readonly reasons: readonly GateReason[];
  /** When to ask again: only where time alone opens the gate. */
  readonly recheckAt?: string;
}

const gateFields = {
  allowed: z.boolean(),
  reasons: listOf(
    named(
      'GateReason',
      exactly<GateReason>({
        code: z.enum(GATE_REASON_CODES),
        message: z.string(),
        itemId: z.string().optional(),
      }),
    ),
  ),
  recheckAt: instant.optional(),
};

export const gateJson = named('Gate', exactly<GateJson>(gateFields));

/** The answer of the gate to a pipeline or a person. @public */
export interface GateAnswerJson extends GateJson {
  readonly releaseId?: string;
  readonly approval?: {
    readonly requestNumber: number;
    readonly digest: string;
    readonly decidedBy: string;
    readonly decidedAt: string;
    readonly validUntil?: string;
  };
  /** What the answer depended on, where that was asked for. */
  readonly record?: DecisionRecord;
}

export const gateAnswerJson = named(
  'GateAnswer',
  exactly<GateAnswerJson>({
    ...gateFields,
    releaseId: z.string().optional(),
    approval: exactly<NonNullable<GateAnswerJson['approval']>>({
      requestNumber: z.int(),
      digest: z.string(),
      decidedBy: z.string(),
      decidedAt: instant,
      validUntil: instant.optional(),
    }).optional(),
    record: decisionRecord.optional(),
  }),
);
