import type { CommitId, EntityRef, EnvironmentName, ReleaseId } from './names';
import type { GateReasonCode } from './gateReason';

/** @public */
export const DECISION_RECORD_SCHEMA = 'release-gate/decision-record/v1';

/**
 * What one condition found, as a record keeps it: one entry when it holds or
 * could not be asked, one for each reason when it fails.
 *
 * @public
 */
export interface JudgedCondition {
  readonly code: GateReasonCode;
  readonly holds: boolean;
  /** False for a condition that could not be asked; it does not hold either. */
  readonly asked?: false;
  readonly message: string;
  readonly itemId?: string;
}

/** A full entity ref. The words beside it hold no colon, so none is taken for one. */
type Ref = `${string}:${string}`;

/**
 * What an answer depended on besides the history and the policy.
 *
 * @public
 */
export interface DecisionFacts {
  /** False only where the catalog said so. */
  readonly entityKnown: boolean;
  /** What the answer went by; `unknown` where the catalog was not asked or named none. */
  readonly owner: Ref | 'unknown';
  /** `none` where the catalog names none, `unknown` where it was not asked or could not say. */
  readonly system: Ref | 'none' | 'unknown';
  /** The freezes that were looked at. */
  readonly freezes: readonly never[];
}

/**
 * Everything that an answer of the gate depended on, so that it can be answered
 * again from the history alone. Instants are ISO 8601 UTC, digests SHA-256 in
 * hex.
 *
 * @public
 */
export interface DecisionRecord {
  readonly id: string;
  readonly schema: typeof DECISION_RECORD_SCHEMA;
  readonly at: string;
  /** What the clock said, where it had gone back behind what was recorded. */
  readonly clock?: string;
  readonly environment: EnvironmentName;
  readonly tier: 'production' | 'staging' | 'other' | 'undeclared';
  readonly commit: CommitId;
  readonly entityRef: EntityRef;
  /** How much of the entity's history was there. */
  readonly entitySequence: number;
  readonly releaseId?: ReleaseId;
  /** How much of the release's history was there; only of one that was looked at. */
  readonly releaseRevision?: number;
  readonly policyDigest: string;
  /** Of the workflow that the release keeps; only of one that was looked at. */
  readonly workflowDigest?: string;
  readonly conditions: readonly JudgedCondition[];
  readonly facts: DecisionFacts;
}
