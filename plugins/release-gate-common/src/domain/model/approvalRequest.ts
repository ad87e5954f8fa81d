import type { EvidenceSource } from './item';
import type {
  VersionAndCommit,
  CommitId,
  EntityRef,
  EnvironmentName,
  ReleaseId,
} from './names';
import type { TicketRef } from './ticket';

/** @public */
export interface RequestedItem {
  readonly id: string;
  readonly stage: string;
  readonly state: 'open' | 'complete' | 'not-applicable';
  readonly evidence?: RequestedEvidence;
  readonly parts?: readonly {
    readonly id: string;
    readonly evidence: RequestedEvidence;
  }[];
}

/** @public */
export interface RequestedEvidence {
  readonly by: string;
  readonly at: string;
  readonly source: EvidenceSource;
  readonly note?: string;
  readonly url?: string;
  readonly overridden?: string;
}

/**
 * What the approver is asked to decide on, frozen at the request. Its digest is
 * the SHA-256 of its canonical JSON and is never computed from later state.
 *
 * @public
 */
export interface ApprovalRequestSnapshot {
  readonly number: number;
  readonly id: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly releaseId: ReleaseId;
  readonly entityRef: EntityRef;
  readonly owner: string;
  readonly version: string;
  readonly commit: CommitId;
  readonly environment: EnvironmentName;
  readonly attempt: number;
  readonly workflow: {
    readonly name: string;
    readonly version: string;
    readonly digest: string;
  };
  readonly routine: boolean;
  readonly what: string;
  readonly why: string;
  readonly testingResults: string;
  readonly releaseNote: {
    readonly version: number;
    readonly title: string;
    readonly markdown: string;
    readonly sha256: string;
  };
  /** What runs in production now, the rollback target; null when none is known. */
  readonly baseline: (VersionAndCommit & { readonly stated: boolean }) | null;
  readonly tickets: readonly TicketRef[];
  readonly stagingDeployment: {
    readonly deploymentId: string;
    readonly environment: EnvironmentName;
    readonly at: string;
    readonly source: 'pipeline' | 'person';
    readonly url?: string;
  } | null;
  readonly items: readonly RequestedItem[];
}
