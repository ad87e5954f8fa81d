import type { CheckFinding } from './checks';
import type { Actor } from './context';
import type { TicketFinding } from './tickets';
import type { DocumentKind, Workflow } from './workflow';

/** @public */
export interface Changes {
  readonly what: string;
  readonly why: string;
}

/** @public */
export interface TicketRef {
  readonly tracker: string;
  readonly id: string;
}

/** @public */
export interface VersionAndCommit {
  readonly version: string;
  readonly commit: string;
}

/** @public */
export type EvidenceSource =
  | 'person'
  | 'check'
  | 'deployment'
  | 'document'
  | 'tracker';

/** @public */
export type EnvironmentTier = 'production' | 'staging' | 'other';

/** @public */
export type DeploymentStatus = 'started' | 'succeeded' | 'failed';

/**
 * Why a deployment report was in order: an approval, the way back of a
 * rollback, a commit that runs there already, an environment that needs no
 * permission, or nothing at all.
 *
 * @public
 */
export type DeploymentCoverage =
  | 'approval'
  | 'rollback'
  | 'redeployment'
  | 'not-needed'
  | 'none';

/** @public */
export type DeploymentFlag =
  | 'claimed-time-differs'
  | 'idempotency-key-reused'
  | 'undeclared-environment';

/**
 * Whom a rollback hit, as the person says who rolls back. `howMany` is their
 * words, since an exact number is rarely known at that moment.
 *
 * @public
 */
export interface AffectedUsers {
  readonly who: string;
  readonly howMany?: string;
  /** ISO 8601 UTC. */
  readonly since?: string;
}

/**
 * A report of a deployment as it was recorded. Times are the server's; what
 * the client says of the time is a claim.
 *
 * @public
 */
export interface DeploymentFact {
  readonly deploymentId: string;
  readonly environment: string;
  readonly tier: EnvironmentTier;
  readonly commit: string;
  readonly version?: string;
  readonly status: DeploymentStatus;
  readonly url?: string;
  readonly deployedAt?: string;
  readonly flags: readonly DeploymentFlag[];
  readonly coverage: DeploymentCoverage;
  /** A pipeline saw it, or it is a person's word. */
  readonly source: 'pipeline' | 'person';
  /** Until when the logs are watched; only for a production success under an approval. */
  readonly monitoredUntil?: string;
}

/** @public */
export interface ViolationFact {
  readonly violationId: string;
  readonly code: string;
  readonly message: string;
  readonly deploymentId: string;
}

/** @public */
export type ReopenCause =
  | 'person'
  | 'commit-changed'
  | 'another-commit-on-staging'
  | 'ticket-linked'
  | 'check-failing'
  | 'time-entry-missing'
  | 'ticket-reopened'
  | 'release-note-changed';

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
  | 'baseline-changed';

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
  readonly releaseId: string;
  readonly entityRef: string;
  readonly owner: string;
  readonly version: string;
  readonly commit: string;
  readonly environment: string;
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
    readonly environment: string;
    readonly at: string;
    readonly source: 'pipeline' | 'person';
    readonly url?: string;
  } | null;
  readonly items: readonly RequestedItem[];
}

/**
 * Everything that can happen to a release. Past tense; never changed, never
 * removed.
 *
 * @public
 */
export type ReleaseEventBody =
  | {
      readonly type: 'release-started';
      readonly data: {
        readonly releaseId: string;
        readonly entityRef: string;
        readonly owner: string;
        readonly version: string;
        readonly commit: string;
        readonly title: string;
        readonly environment: string;
        readonly routine: boolean;
        readonly changes?: Changes;
        readonly tickets: readonly TicketRef[];
        readonly attempt: number;
        readonly previousAttemptId?: string;
        readonly workflow: Workflow;
      };
    }
  | {
      readonly type: 'release-amended';
      readonly data: {
        readonly version?: string;
        readonly commit?: string;
        readonly title?: string;
        readonly routine?: boolean;
        readonly changes?: Changes;
      };
    }
  | {
      readonly type: 'users-affected-changed';
      readonly data: { readonly usersAffected: boolean };
    }
  | {
      readonly type: 'owner-changed';
      readonly data: { readonly owner: string };
    }
  | { readonly type: 'ticket-linked'; readonly data: TicketRef }
  | {
      readonly type: 'ticket-unlinked';
      readonly data: TicketRef & { readonly reason: string };
    }
  | {
      /** What a tracker says of a linked ticket, where that differs from before; without a finding, that there is none. */
      readonly type: 'ticket-observed';
      readonly data: TicketRef & { readonly finding?: TicketFinding };
    }
  | {
      /** Somebody wants the tracker to close a linked ticket. */
      readonly type: 'ticket-close-requested';
      readonly data: TicketRef;
    }
  | {
      /** The tracker refused to. */
      readonly type: 'ticket-close-failed';
      readonly data: TicketRef & { readonly message: string };
    }
  | {
      readonly type: 'item-completed';
      readonly data: {
        readonly itemId: string;
        readonly part?: string;
        readonly note?: string;
        readonly url?: string;
        readonly source: EvidenceSource;
        /** Who gave the evidence, where that is not the actor of the event. */
        readonly by?: string;
        /** When the evidence came about, where that was before the event. */
        readonly since?: string;
        /** A person vouched for what a provider answers; the note is the reason. */
        readonly override?: true;
      };
    }
  | {
      readonly type: 'items-reopened';
      readonly data: {
        readonly itemIds: readonly string[];
        /** Only this part of the one item. */
        readonly part?: string;
        readonly cause: ReopenCause;
        readonly note?: string;
      };
    }
  | {
      /** What a check provider said, where that differs from before. */
      readonly type: 'check-recorded';
      readonly data: CheckFinding & {
        readonly itemId: string;
        readonly part?: string;
        readonly provider: string;
      };
    }
  | {
      /** What a probe saw in the monitoring window, where that differs from before. */
      readonly type: 'probe-recorded';
      readonly data: CheckFinding & { readonly probe: string };
    }
  | {
      readonly type: 'time-entry-added';
      readonly data: {
        readonly entryId: string;
        readonly tracker: string;
        readonly start: string;
        readonly end: string;
        readonly description: string;
        readonly billable: boolean;
      };
    }
  | {
      readonly type: 'time-entry-retried';
      readonly data: { readonly entryId: string };
    }
  | {
      readonly type: 'time-entry-logged';
      readonly data: {
        readonly entryId: string;
        readonly trackerId: string;
        readonly url?: string;
      };
    }
  | {
      readonly type: 'time-entry-failed';
      readonly data: { readonly entryId: string; readonly message: string };
    }
  | {
      /** What the tracker holds for the release, where that differs from before. */
      readonly type: 'time-proof-recorded';
      readonly data: {
        readonly tracker: string;
        readonly found: boolean;
        readonly message: string;
      };
    }
  | {
      readonly type: 'document-attached';
      readonly data: {
        readonly kind: DocumentKind;
        readonly version: number;
        readonly title: string;
        readonly markdown: string;
        readonly sha256: string;
        readonly url?: string;
      };
    }
  | {
      readonly type: 'document-delivered';
      readonly data: {
        readonly kind: DocumentKind;
        readonly version: number;
        readonly to: readonly string[];
        readonly late: boolean;
        readonly differsFromApproved: boolean;
      };
    }
  | {
      readonly type: 'approval-requested';
      readonly data: {
        readonly request: ApprovalRequestSnapshot;
        readonly digest: string;
        readonly expiresAt: string;
        /** How much of the entity's history the requester could know. */
        readonly entitySequence: number;
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
    }
  | { readonly type: 'deployment-recorded'; readonly data: DeploymentFact }
  | { readonly type: 'violation-recorded'; readonly data: ViolationFact }
  | {
      readonly type: 'violation-answered';
      readonly data: {
        readonly violationId: string;
        readonly statement: string;
      };
    }
  | {
      readonly type: 'rollback-started';
      readonly data: {
        readonly reason: string;
        readonly restoredVersion: string;
        /** Undefined where no baseline is known: then the version is a person's word. */
        readonly restoredCommit?: string;
        readonly usersAffected: boolean;
        readonly affected?: AffectedUsers;
        readonly impact?: string;
      };
    }
  | {
      readonly type: 'approvers-notified';
      readonly data: {
        readonly about: 'rollback';
        readonly to: readonly string[];
      };
    }
  | {
      readonly type: 'release-cancelled';
      readonly data: { readonly reason: string };
    }
  | {
      readonly type: 're-entered';
      readonly data: { readonly nextAttemptId: string };
    }
  | {
      readonly type: 'gate-denied';
      readonly data: {
        readonly environment: string;
        readonly commit: string;
        readonly reasons: readonly string[];
      };
    };

/** @public */
export type ReleaseEventType = ReleaseEventBody['type'];

/**
 * Where a release stands in the life of its entity.
 *
 * @public
 */
export type Standing =
  | 'open'
  | 'in-production'
  | 'post-deployment'
  | 'completed'
  | 'cancelled'
  | 'rolling-back'
  | 'rolled-back';

/**
 * What happens to an entity as a whole: where its releases stand, what was
 * deployed, and breaches that belong to no release.
 *
 * @public
 */
export type EntityEventBody =
  | {
      readonly type: 'release-moved';
      readonly data: {
        readonly releaseId: string;
        readonly version: string;
        readonly commit: string;
        readonly environment: string;
        readonly attempt: number;
        readonly previousAttemptId?: string;
        readonly standing: Standing;
        /** While rolling back: what the gate lets through. */
        readonly rollbackTarget?: VersionAndCommit;
      };
    }
  | {
      readonly type: 'deployment-recorded';
      readonly data: DeploymentFact & { readonly releaseId?: string };
    }
  | { readonly type: 'violation-recorded'; readonly data: ViolationFact }
  | {
      readonly type: 'violation-answered';
      readonly data: {
        readonly violationId: string;
        readonly statement: string;
      };
    };

/**
 * An event's place and origin: `sequence` counts from 1 within its stream, `at`
 * is the server's time at receipt.
 *
 * @public
 */
export interface EventOrigin {
  readonly sequence: number;
  readonly at: string;
  readonly actor: Actor;
}

/** @public */
export type ReleaseEvent = ReleaseEventBody & EventOrigin;

/** @public */
export type EntityEvent = EntityEventBody & EventOrigin;
