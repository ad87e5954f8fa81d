import { openPlaces } from './openPlaces';
import type { CheckRecord, RecordedFinding } from './checks';
import type {
  AffectedUsers,
  ApprovalRequestSnapshot,
  Changes,
  DeploymentFact,
  EvidenceSource,
  ViolationFact,
} from './events';
import type { LinkedTicket } from './tickets';
import type { TimeEntry, TimeProof } from './timeEntries';
import type { DocumentKind, Workflow } from './workflow';

/** @public */
export interface Evidence {
  readonly by: string;
  readonly at: string;
  readonly note?: string;
  readonly url?: string;
  readonly source: EvidenceSource;
}

/** @public */
export interface Completion {
  readonly evidence: Evidence;
  /** True where a person vouched for what a provider answers; the note is the reason. */
  readonly override: boolean;
}

/** @public */
export interface ProbeRecord {
  readonly latest: RecordedFinding;
  /** When it first failed in the window. */
  readonly failedAt?: string;
}

/** What is known of one item. An item with parts is complete when every part is. */
export interface ItemProgress {
  readonly completion?: Completion;
  readonly parts: Readonly<Record<string, Completion>>;
}

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
      /** Since when production has been worked on under this approval. */
      readonly productionBegunAt?: string;
      readonly usedBy?: string;
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

/** @public */
export type RecordedDeployment = DeploymentFact & {
  readonly at: string;
  readonly by: string;
};

/** @public */
export interface AttachedDocument {
  readonly kind: DocumentKind;
  readonly version: number;
  readonly title: string;
  readonly markdown: string;
  readonly sha256: string;
  readonly url?: string;
  readonly attachedBy: string;
  readonly attachedAt: string;
  readonly delivered?: {
    readonly by: string;
    readonly at: string;
    readonly to: readonly string[];
    readonly late: boolean;
    readonly differsFromApproved: boolean;
  };
}

/** @public */
export type Violation = ViolationFact & {
  readonly at: string;
  readonly answer?: {
    readonly by: string;
    readonly at: string;
    readonly statement: string;
  };
};

/** @public */
export interface Rollback {
  readonly reason: string;
  readonly restoredVersion: string;
  readonly restoredCommit?: string;
  readonly usersAffected: boolean;
  readonly affected?: AffectedUsers;
  readonly impact?: string;
  readonly startedBy: string;
  readonly startedAt: string;
}

/**
 * One attempt to bring one commit of one entity to production: what its events
 * add up to.
 *
 * @public
 */
export interface Release {
  readonly id: string;
  readonly entityRef: string;
  readonly owner: string;
  readonly version: string;
  readonly commit: string;
  readonly title: string;
  readonly environment: string;
  readonly attempt: number;
  readonly previousAttemptId?: string;
  readonly nextAttemptId?: string;
  readonly routine: boolean;
  readonly changes?: Changes;
  readonly workflow: Workflow;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Counts the events that changed the release; what `expectedRevision` is held against. */
  readonly revision: number;
  /** The sequence of the last event in the stream. */
  readonly sequence: number;
  /** Since when the release has been in its phase. */
  readonly phaseSince: string;
  readonly items: Readonly<Record<string, ItemProgress>>;
  /** What providers said of this commit, by target. */
  readonly checks: Readonly<Record<string, CheckRecord>>;
  /** What probes saw in the monitoring window, by probe. */
  readonly probes: Readonly<Record<string, ProbeRecord>>;
  readonly requestCount: number;
  readonly approval: Approval;
  /** What became of the requests before the latest, oldest first. */
  readonly pastApprovals: readonly EndedApproval[];
  readonly deployments: readonly RecordedDeployment[];
  readonly documents: readonly AttachedDocument[];
  readonly tickets: readonly LinkedTicket[];
  readonly violations: readonly Violation[];
  readonly timeEntries: readonly TimeEntry[];
  readonly timeProof?: TimeProof;
  readonly rollback?: Rollback;
  readonly cancelled?: { readonly by: string; readonly reason: string };
  /** The users who worked on it: they may not decide on it. */
  readonly contributors: readonly string[];
  /** The sets of reasons for which the gate has already denied it. */
  readonly deniedFor: readonly string[];
}

/** Whether nothing in the document is left for a person to fill in. @public */
export function isFinalDocument({
  markdown,
}: Pick<AttachedDocument, 'markdown'>): boolean {
  return openPlaces(markdown).length === 0;
}

/** The newest version of a kind of document, or undefined. */
export function latestDocument(
  release: Release,
  kind: DocumentKind,
): AttachedDocument | undefined {
  return release.documents.filter(document => document.kind === kind).at(-1);
}

/** The production success that used the approval, or undefined. */
export function productionSuccess(
  release: Release,
): RecordedDeployment | undefined {
  const { approval } = release;
  return approval.status === 'approved' && approval.usedBy
    ? release.deployments.find(
        ({ deploymentId, status }) =>
          deploymentId === approval.usedBy && status === 'succeeded',
      )
    : undefined;
}
