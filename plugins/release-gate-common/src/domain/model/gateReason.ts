/**
 * Why the gate denies. The order here is the order of the reasons in an answer
 * and of the conditions in a set.
 *
 * @public
 */
export const GATE_REASON_CODES = [
  'unknown-entity',
  'unknown-environment',
  'history-invalid',
  'no-release',
  'commit-mismatch',
  'release-cancelled',
  'release-rolled-back',
  'rollback-target-unknown',
  'already-deployed',
  'checklist-incomplete',
  'approval-missing',
  'approval-rejected',
  'approval-voided',
  'approval-revoked',
  'approval-expired',
  'another-release-in-production',
  'change-freeze',
] as const;

/** @public */
export type GateReasonCode = (typeof GATE_REASON_CODES)[number];

/** @public */
export interface GateReason {
  readonly code: GateReasonCode;
  readonly message: string;
  readonly itemId?: string;
}
