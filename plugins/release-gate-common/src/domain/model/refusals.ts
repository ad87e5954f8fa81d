/**
 * Every reason for which the domain says no, and of what nature it is:
 * `invalid` input, an actor for whom it is `forbidden`, or a rule that the
 * current state makes it `conflict` with.
 *
 * @public
 */
export const REFUSALS = {
  'not-owner': 'forbidden',
  'not-an-approver': 'forbidden',
  'own-work': 'forbidden',
  'not-a-person': 'forbidden',
  'not-a-pipeline': 'forbidden',
  'unknown-entity': 'not-found',
  'unknown-item': 'not-found',
  'unknown-violation': 'not-found',
  'part-required': 'invalid',
  'unknown-part': 'invalid',
  'note-required': 'invalid',
  'url-required': 'invalid',
  'statement-too-short': 'invalid',
  'invalid-interval': 'invalid',
  'invalid-baseline': 'invalid',
  'invalid-environment': 'invalid',
  'not-own-time': 'forbidden',
  'unknown-time-entry': 'not-found',
  'no-time-tracker': 'conflict',
  'time-logged-already': 'conflict',
  'time-not-failed': 'conflict',
  'stale-revision': 'conflict',
  'release-exists': 'conflict',
  'too-many-open-releases': 'conflict',
  're-entry-required': 'conflict',
  'not-rolled-back': 'conflict',
  'already-re-entered': 'conflict',
  'nothing-changed': 'conflict',
  'production-begun': 'conflict',
  'release-ended': 'conflict',
  'no-rollback': 'conflict',
  'already-linked': 'conflict',
  'not-linked': 'conflict',
  'tracker-cannot-close': 'conflict',
  'ticket-closed': 'conflict',
  'closing-already': 'conflict',
  'item-not-manual': 'conflict',
  'item-not-applicable': 'conflict',
  'stage-not-reached': 'conflict',
  'stage-complete': 'conflict',
  'deployment-not-recorded': 'conflict',
  'already-complete': 'conflict',
  'not-complete': 'conflict',
  'monitoring-window-open': 'conflict',
  'no-document': 'conflict',
  'document-not-final': 'conflict',
  'already-delivered': 'conflict',
  'checklist-incomplete': 'conflict',
  'check-stale': 'conflict',
  'request-open': 'conflict',
  'already-approved': 'conflict',
  'release-notes-missing': 'conflict',
  'no-decider': 'conflict',
  'predecessor-duties-open': 'conflict',
  'baseline-known': 'conflict',
  'stale-digest': 'conflict',
  'already-decided': 'conflict',
  'no-approval': 'conflict',
  'approval-used': 'conflict',
  'not-in-production': 'conflict',
  'already-rolled-back': 'conflict',
  'another-release-in-production': 'conflict',
  'wrong-rollback-target': 'conflict',
  'already-answered': 'conflict',
} as const satisfies Record<
  string,
  'invalid' | 'forbidden' | 'not-found' | 'conflict'
>;

/** @public */
export type RefusalCode = keyof typeof REFUSALS;

/**
 * A no of the domain, with a sentence for the person who asked. It has changed
 * nothing.
 *
 * @public
 */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
  /** The title of the stage or item that has to be complete first, where that is why. */
  readonly waitsFor?: string;
}

export function refusal(code: RefusalCode, message: string): Refusal {
  return { code, message };
}

/** What a guard or a decision gives instead of a yes. @public */
export interface Refused {
  readonly refused: Refusal;
}

/** A no as the result of a guard or a decision. */
export function no(code: RefusalCode, message: string): Refused {
  return { refused: refusal(code, message) };
}
