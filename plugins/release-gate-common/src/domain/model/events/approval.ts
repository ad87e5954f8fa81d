import type { ApprovalRequestSnapshot } from '../approvalRequest';

/** @public */
export type VoidCause =
  | 'commit-changed'
  | 'version-changed'
  | 'routine-changed'
  | 'changes-changed'
  | 'tickets-changed'
  | 'item-reopened'
  | 'release-note-changed'
  | 'owner-changed'
  | 'baseline-changed'
  | 'baseline-rolled-back'
  | 'predecessor-duties-open'
  | 'release-cancelled'
  | 'superseded';

/** What can happen to a release: requests, decisions, and how both end. @public */
export type ApprovalEvent =
  | {
      readonly type: 'approval-requested';
      readonly data: {
        readonly request: ApprovalRequestSnapshot;
        readonly digest: string;
        readonly expiresAt: string;
        /** How much of the entity's history the requester could know. */
        readonly entitySequence: number;
        /** Of the policy that the request was made under; missing in older histories. */
        readonly policyDigest?: string;
      };
    }
  | {
      readonly type: 'decision-made';
      readonly data: {
        readonly requestNumber: number;
        readonly digest: string;
        readonly decision: 'approved' | 'rejected';
        readonly statement: string;
        /** How the person was found to be an approver: entity refs from person to approver. */
        readonly approverVia: readonly string[];
        readonly validUntil?: string;
        /** The version of the rules that it was made by; missing in older histories. */
        readonly rules?: number;
      };
    }
  | {
      readonly type: 'approval-revoked';
      readonly data: {
        readonly requestNumber: number;
        readonly statement: string;
        readonly approverVia: readonly string[];
      };
    }
  | {
      readonly type: 'approval-voided';
      readonly data: {
        readonly requestNumber: number;
        readonly cause: VoidCause;
      };
    }
  | {
      readonly type: 'expired';
      readonly data: {
        readonly requestNumber: number;
        readonly what: 'request' | 'approval';
        readonly expiredAt: string;
      };
    };
