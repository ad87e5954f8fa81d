import type { z } from 'zod/v4';
import type { bodySchemas } from './schemas';
import type { GateReason } from '../domain/model/gateReason';
import type { DeploymentFact } from '../domain/model/deployment';
import type { CheckStatus } from '../domain/model/findings';
import type { EvidenceSource } from '../domain/model/item';
import type { VersionAndCommit } from '../domain/model/names';
import type { Changes } from '../domain/model/release';
import type { AffectedUsers } from '../domain/model/releaseEnd';
import type { TicketClosing, TicketRef } from '../domain/model/ticket';
import type { TimeEntryState } from '../domain/model/timeEntry';
import type {
  DocumentKind,
  ItemKind,
  ItemPart,
} from '../domain/model/workflow';
import type { Dossier } from '../domain/overview/dossier';
import type { NextStep } from '../domain/overview/stepFor';
import type { Phase } from '../domain/progress/phase';

/*
 * What the API answers. Times are ISO 8601 in UTC; people, groups and entities
 * are full entity references.
 */

/** @public */
export interface EvidenceJson {
  readonly by: string;
  readonly at: string;
  readonly note?: string;
  readonly url?: string;
  readonly source: EvidenceSource;
}

/** @public */
export interface PartJson {
  readonly id: string;
  readonly title: string;
  readonly state: 'open' | 'complete';
  readonly check?: CheckJson;
  readonly evidence?: EvidenceJson;
  readonly overridden?: OverrideJson;
}

/** @public */
export interface OverrideJson {
  readonly by: string;
  readonly at: string;
  readonly reason: string;
}

/**
 * What a provider says of a check item. `stale`: the provider could not say
 * anything definite when it was asked last, or that was too long ago, and this
 * is what it said before.
 *
 * @public
 */
export interface CheckJson {
  readonly provider: string;
  readonly status: CheckStatus;
  readonly message: string;
  readonly url?: string;
  /** When it was asked last; missing while it has not been. */
  readonly checkedAt?: string;
  readonly stale: boolean;
  /** Where it is stale because of it: what came of asking last. */
  readonly latest?: { readonly status: CheckStatus; readonly message: string };
}

/** What a probe saw in the monitoring window. @public */
export interface ProbeJson {
  readonly id: string;
  readonly status: CheckStatus;
  readonly message: string;
  readonly url?: string;
  /** When it first failed in the window. */
  readonly failedAt?: string;
  /** Oldest first. */
  readonly runs: readonly {
    readonly at: string;
    readonly status: CheckStatus;
  }[];
}

/** @public */
export interface ItemJson {
  readonly id: string;
  readonly title: string;
  readonly kind: ItemKind;
  readonly state: 'open' | 'complete' | 'not-applicable';
  readonly parts?: readonly PartJson[];
  readonly check?: CheckJson;
  /** Who answers it, so that a person's word would override it: a provider, a tracker. */
  readonly answeredBy?: string;
  readonly evidence?: EvidenceJson;
  readonly overridden?: OverrideJson;
  /** The probes that watch a monitoring item, once the window is open. */
  readonly probes?: readonly ProbeJson[];
  /** What has to be given with the completion. */
  readonly requires?: readonly ('note' | 'url')[];
  readonly helpUrl?: string;
  /** From when on a monitoring item can be completed. */
  readonly availableAt?: string;
}

/** @public */
export interface StageJson {
  readonly id: string;
  readonly title: string;
  readonly complete: boolean;
  readonly items: readonly ItemJson[];
}

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
}

/** @public */
export interface DecisionJson {
  readonly decision: 'approved' | 'rejected';
  readonly statement: string;
  readonly decidedBy: string;
  readonly decidedAt: string;
  readonly validUntil?: string;
}

/** @public */
export type ApprovalStatus =
  | 'none'
  | 'requested'
  | 'approved'
  | 'rejected'
  | 'voided'
  | 'revoked'
  | 'expired';

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

/** @public */
export type DeploymentJson = Omit<DeploymentFact, 'deploymentId'> & {
  readonly id: string;
  readonly at: string;
  readonly by: string;
};

/** @public */
export interface DocumentJson {
  readonly kind: DocumentKind;
  readonly title: string;
  readonly version: number;
  readonly sha256: string;
  /** What a draft still asks of a person; missing where the document is final. */
  readonly openPlaces?: readonly string[];
  readonly attachedBy: string;
  readonly attachedAt: string;
  readonly url?: string;
  readonly delivered?: {
    readonly by: string;
    readonly at: string;
    readonly to: readonly string[];
    readonly late: boolean;
    readonly differsFromApproved: boolean;
  };
}

/** What an approver has to know of a release besides its request, as of now. @public */
export interface DossierJson extends Dossier {
  /** Where what has changed since the version in production can be looked at. */
  readonly compareUrl?: string;
  /** The users who may decide on it; missing where the catalog cannot say. */
  readonly deciders?: readonly string[];
}

/** The newest version of a document of a release, with its content. @public */
export interface DocumentListItem {
  readonly releaseId: string;
  readonly entityRef: string;
  /** The version of the release. */
  readonly releaseVersion: string;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly version: number;
  readonly markdown: string;
  readonly attachedBy: string;
  readonly attachedAt: string;
}

/** @public */
export interface TicketJson extends TicketRef {
  readonly title?: string;
  readonly state?: string;
  readonly closed?: boolean;
  readonly priority?: string;
  readonly url?: string;
  /** When its tracker was last asked with success. */
  readonly checkedAt?: string;
  /** The tracker says that there is no such ticket. */
  readonly missing?: true;
  /** What became of the wish that the tracker closes it, until it is seen closed. */
  readonly closing?: TicketClosing;
}

/** A ticket that was found, to be linked. @public */
export interface FoundTicketJson {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly closed: boolean;
  readonly priority?: string;
  readonly url?: string;
}

/** @public */
export interface TimeEntryJson {
  readonly id: string;
  readonly state: TimeEntryState;
  readonly tracker: string;
  readonly person: string;
  readonly start: string;
  readonly end: string;
  readonly description: string;
  readonly billable: boolean;
  readonly url?: string;
  /** Why it failed. */
  readonly message?: string;
}

/** What is connected: a time tracker, a ticket tracker. @public */
export interface IntegrationJson {
  readonly id: string;
  readonly title: string;
  /** Where in it, as its own users say: a workspace, say. */
  readonly place?: string;
}

/** @public */
export interface ViolationJson {
  readonly id: string;
  readonly code: string;
  readonly message: string;
  readonly at: string;
  readonly deploymentId: string;
  readonly releaseId?: string;
  readonly answer?: {
    readonly by: string;
    readonly at: string;
    readonly statement: string;
  };
}

/** @public */
export interface RollbackJson {
  readonly reason: string;
  readonly restoredVersion: string;
  /** Missing where no baseline is known: then the version is the person's word. */
  readonly restoredCommit?: string;
  readonly usersAffected: boolean;
  readonly affected?: AffectedUsers;
  readonly impact?: string;
  readonly startedBy: string;
  readonly startedAt: string;
}

/** @public */
export interface GateJson {
  readonly allowed: boolean;
  readonly reasons: readonly GateReason[];
}

/** The answer of the gate to a pipeline or a person. @public */
export interface GateAnswerJson extends GateJson {
  readonly releaseId?: string;
  readonly approval?: {
    readonly requestNumber: number;
    readonly digest: string;
    readonly decidedBy: string;
    readonly decidedAt: string;
    readonly validUntil?: string;
  };
}

/** An integration and how it is doing. @public */
export interface IntegrationStateJson extends IntegrationJson {
  readonly kind: 'time-tracker' | 'ticket-tracker';
  readonly status: 'ok' | 'failing' | 'unavailable';
  readonly message: string;
  readonly checkedAt: string;
}

/** One release, whole. @public */
export interface ReleaseJson {
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
  readonly phase: Phase;
  readonly phaseSince: string;
  readonly revision: number;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly changes?: Changes;
  readonly workflow: {
    readonly name: string;
    readonly version: string;
    readonly approverTitle: string;
  };
  readonly stages: readonly StageJson[];
  readonly approval: ApprovalJson;
  readonly deployments: readonly DeploymentJson[];
  readonly tickets: readonly TicketJson[];
  readonly documents: readonly DocumentJson[];
  readonly timeEntries: readonly TimeEntryJson[];
  /** Where time is logged to; missing where no tracker is connected. */
  readonly timeTracker?: IntegrationJson;
  /** Where tickets are kept; missing where no tracker is connected. */
  readonly ticketTrackers?: readonly IntegrationJson[];
  readonly rollback?: RollbackJson;
  readonly violations: readonly ViolationJson[];
  /** Who worked on it and therefore may not decide. */
  readonly contributors: readonly string[];
  readonly gate: GateJson;
  readonly nextSteps: readonly NextStep[];
  readonly waitingFor: string;
  readonly allowedActions: readonly string[];
  /** The server's time of this answer; clocks on the page run by it. */
  readonly now: string;
}

/** A release in a list. @public */
export interface ReleaseListItem {
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
  readonly phase: Phase;
  readonly phaseSince: string;
  readonly revision: number;
  readonly routine: boolean;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly approval: {
    readonly status: ApprovalStatus;
    readonly requestedAt?: string;
    readonly expiresAt?: string;
    readonly decidedBy?: string;
    readonly decidedAt?: string;
    readonly validUntil?: string;
  };
  readonly progress: { readonly complete: number; readonly total: number };
  readonly waitingFor: string;
  /** When the production deployment succeeded. */
  readonly deployedAt?: string;
  readonly violations: number;
}

/** @public */
export interface Page<T> {
  readonly items: readonly T[];
  readonly pageInfo: { readonly nextCursor?: string };
  readonly totalItems: number;
}

/** @public */
export interface EventJson {
  readonly sequence: number;
  readonly type: string;
  readonly at: string;
  readonly actor: {
    readonly type: 'user' | 'service' | 'system';
    readonly ref: string;
    readonly actor?: string;
  };
  readonly data: unknown;
  readonly hash: string;
  readonly previousHash: string;
}

/** @public */
export interface DutyJson {
  readonly releaseId: string;
  readonly version: string;
  readonly itemId: string;
  readonly title: string;
}

/** Everything that the page of an entity shows. @public */
export interface SummaryJson {
  readonly entityRef: string;
  readonly workflow: WorkflowJson;
  readonly current?: ReleaseJson;
  readonly inProduction?: {
    readonly version: string;
    readonly commit: string;
    readonly since: string;
    readonly releaseId?: string;
  };
  readonly history: readonly ReleaseListItem[];
  readonly violations: readonly ViolationJson[];
  readonly openDuties: readonly DutyJson[];
  /** The gate's answer for the current release; without one, why it is closed. */
  readonly gate: GateJson;
  /** The actions on the current release, and `start` where a release may be started. */
  readonly allowedActions: readonly string[];
  readonly now: string;
}

/** @public */
export interface WorkflowJson {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly approverTitle: string;
  readonly stages: readonly {
    readonly id: string;
    readonly title: string;
    readonly items: readonly {
      readonly id: string;
      readonly title: string;
      readonly kind: ItemKind;
      readonly parts?: readonly ItemPart[];
      readonly helpUrl?: string;
    }[];
  }[];
}

/** @public */
export interface DeploymentAnswerJson {
  readonly deploymentId: string;
  readonly releaseId?: string;
  readonly violation?: {
    readonly id: string;
    readonly code: string;
    readonly message: string;
  };
}

/** The body of a command as a client writes it, by the name of the operation. @public */
export type CommandBody<K extends keyof typeof bodySchemas> = z.input<
  (typeof bodySchemas)[K]
>;

/** @public */
export interface ReleaseFilter {
  readonly entityRef?: string;
  readonly phase?: readonly Phase[];
  readonly awaitingMyDecision?: boolean;
  readonly createdBy?: string;
  readonly owner?: string;
  readonly q?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly cursor?: string;
}
