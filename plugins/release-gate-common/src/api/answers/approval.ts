import { z } from 'zod/v4';
import type { VersionAndCommit } from '../../domain/model/names';
import type { RequestFlag } from '../../domain/request/flagsOf';
import { exactly, instant, listOf, named, oneOf } from './exactly';
import { baseline } from './facts';

/** @public */
export interface ApprovalRequestJson {
  readonly number: number;
  readonly id: string;
  readonly digest: string;
  readonly what: string;
  readonly why: string;
  readonly testingResults: string;
  /** The release note as it was frozen, in Markdown. */
  readonly releaseNotes: string;
  /** Which version of the attached note that is. */
  readonly releaseNoteVersion: number;
  readonly baseline?: VersionAndCommit & { readonly stated: boolean };
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly expiresAt: string;
  /** What its reader has to know of its texts: `bidi` where characters turn the direction of what is read. */
  readonly flags?: readonly RequestFlag[];
}

const approvalRequestJson = named(
  'ApprovalRequest',
  exactly<ApprovalRequestJson>({
    number: z.int(),
    id: z.string(),
    digest: z.string(),
    what: z.string(),
    why: z.string(),
    testingResults: z.string(),
    releaseNotes: z.string(),
    releaseNoteVersion: z.int(),
    baseline: baseline.optional(),
    requestedBy: z.string(),
    requestedAt: instant,
    expiresAt: instant,
    flags: listOf(oneOf<RequestFlag>({ bidi: true })).optional(),
  }),
);

/** @public */
export interface DecisionJson {
  readonly decision: 'approved' | 'rejected';
  readonly statement: string;
  readonly decidedBy: string;
  readonly decidedAt: string;
  /** How the person was found to be an approver: from the user over groups to who is configured. */
  readonly approverVia: readonly string[];
  readonly validUntil?: string;
}

export const verdict = oneOf<DecisionJson['decision']>({
  approved: true,
  rejected: true,
});

const decisionJson = named(
  'Decision',
  exactly<DecisionJson>({
    decision: verdict,
    statement: z.string(),
    decidedBy: z.string(),
    decidedAt: instant,
    approverVia: listOf(z.string()),
    validUntil: instant.optional(),
  }),
);

/** @public */
export type ApprovalStatus =
  | 'none'
  | 'requested'
  | 'approved'
  | 'rejected'
  | 'voided'
  | 'revoked'
  | 'expired';

export const approvalStatus = oneOf<ApprovalStatus>({
  none: true,
  requested: true,
  approved: true,
  rejected: true,
  voided: true,
  revoked: true,
  expired: true,
});

/** @public */
export interface ApprovalJson {
  readonly status: ApprovalStatus;
  readonly request?: ApprovalRequestJson;
  readonly decision?: DecisionJson;
  /** The deployment that used the approval. */
  readonly usedBy?: string;
  /** When and why the request or approval ended without use. */
  readonly ended?: { readonly at: string; readonly reason: string };
}

export const approvalJson = named(
  'Approval',
  exactly<ApprovalJson>({
    status: approvalStatus,
    request: approvalRequestJson.optional(),
    decision: decisionJson.optional(),
    usedBy: z.string().optional(),
    ended: exactly<NonNullable<ApprovalJson['ended']>>({
      at: instant,
      reason: z.string(),
    }).optional(),
  }),
);
