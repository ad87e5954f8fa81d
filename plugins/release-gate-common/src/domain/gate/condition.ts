import type { GateCase } from './gateCase';
import type { GateReasonCode } from '../model/gateReason';

/** One thing that is missing before a condition holds. */
export interface Shortfall {
  readonly message: string;
  readonly itemId?: string;
  /** ISO 8601 UTC: when it is gone by itself, where time alone does that. */
  readonly recheckAt?: string;
}

/**
 * What a condition finds. Only `holds` lets anything through: a condition that
 * could not be asked keeps the gate as closed as one that fails.
 */
export type Outcome =
  | { readonly kind: 'holds' }
  | {
      readonly kind: 'fails';
      readonly shortfalls: readonly [Shortfall, ...Shortfall[]];
    }
  | { readonly kind: 'not-asked'; readonly because: string };

/** One thing that the gate demands. It gives reasons of one code only. */
export interface Condition {
  readonly code: GateReasonCode;
  /** The demand as a sentence that is true when the condition holds. */
  readonly demand: string;
  /**
   * Set where the condition cannot hold without an approver's yes. No set
   * without such a condition opens production.
   */
  readonly needsApproval?: true;
  readonly judge: (gateCase: GateCase) => Outcome;
}

export const holds: Outcome = { kind: 'holds' };

/** The outcome of a condition that lacks one thing. */
export function fails(
  message: string,
  more: Omit<Shortfall, 'message'> = {},
): Outcome {
  return { kind: 'fails', shortfalls: [{ message, ...more }] };
}

/** The outcome of a condition that something before it leaves without a subject. */
export function notAsked(because: string): Outcome {
  return { kind: 'not-asked', because };
}
