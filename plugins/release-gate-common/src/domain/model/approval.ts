import type { ApprovalRequestSnapshot } from './approvalRequest';

/** @public */
export interface ApprovalRequest {
  readonly snapshot: ApprovalRequestSnapshot;
  readonly digest: string;
  readonly expiresAt: string;
  /** How much of the entity's history was there when the request was made. */
  readonly entitySequence: number;
}

/** @public */
export interface ApprovalDecision {
  readonly decision: 'approved' | 'rejected';
  readonly statement: string;
  readonly decidedBy: string;
  readonly decidedAt: string;
  readonly approverVia: readonly string[];
  readonly validUntil?: string;
}

/**
 * How far an approval was used: since when production has been worked on under
 * it, and the deployment that succeeded.
 *
 * @public
 */
export interface ApprovalUse {
  readonly begunAt: string;
  readonly usedBy?: string;
}

/**
 * What became of the latest request. An approval that was used stays
 * `approved` and names the deployment.
 *
 * @public
 */
export type Approval =
  | { readonly status: 'none' }
  | { readonly status: 'requested'; readonly request: ApprovalRequest }
  | {
      readonly status: 'approved';
      readonly request: ApprovalRequest;
      readonly decision: ApprovalDecision;
      readonly use?: ApprovalUse;
    }
  | {
      readonly status: 'rejected';
      readonly request: ApprovalRequest;
      readonly decision: ApprovalDecision;
    }
  | {
      readonly status: 'voided' | 'revoked' | 'expired';
      readonly request: ApprovalRequest;
      readonly decision?: ApprovalDecision;
      readonly endedAt: string;
      readonly reason: string;
    };

/**
 * A request that is not open any more, and what became of it.
 *
 * @public
 */
export type EndedApproval = Exclude<
  Approval,
  { readonly status: 'none' | 'requested' }
>;
