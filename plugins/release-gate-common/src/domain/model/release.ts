import type { CommitId, EntityRef, EnvironmentName, ReleaseId } from './names';
import type { Approval, EndedApproval } from './approval';
import type { RecordedDeployment } from './deployment';
import type { AttachedDocument } from './document';
import type { CheckRecord, ProbeRecord } from './findings';
import type { ItemProgress } from './item';
import type { ReleaseEnd, Rollback } from './releaseEnd';
import type { LinkedTicket } from './ticket';
import type { TimeEntry, TimeProof } from './timeEntry';
import type { Violation } from './violation';
import type { Workflow } from './workflow';

/** @public */
export interface Changes {
  readonly what: string;
  readonly why: string;
}

/**
 * One attempt to bring one commit of one entity to production: what its events
 * add up to.
 *
 * @public
 */
export interface Release {
  readonly id: ReleaseId;
  readonly entityRef: EntityRef;
  readonly owner: string;
  readonly version: string;
  readonly commit: CommitId;
  readonly title: string;
  readonly environment: EnvironmentName;
  readonly attempt: number;
  readonly previousAttemptId?: ReleaseId;
  readonly nextAttemptId?: ReleaseId;
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
  readonly end?: ReleaseEnd;
  /** The users who worked on it: they may not decide on it. */
  readonly contributors: readonly string[];
  /** The sets of reasons for which the gate has already denied it. */
  readonly deniedFor: readonly string[];
}

/**
 * A release as it stands at an instant: what has run out by `now` reads as
 * expired, and what a change of owner has ended reads as voided, whether or not
 * that is written down yet. Made by `asOf`, once for every question.
 *
 * @public
 */
export interface ReleaseNow extends Release {
  readonly now: string;
}

/** The rollback of the release, or undefined while there is none. @public */
export function rollbackOf({ end }: Release): Rollback | undefined {
  return end?.how === 'rolled-back' ? end.rollback : undefined;
}

/** Whether the release was cancelled. @public */
export function isCancelled({ end }: Release): boolean {
  return end?.how === 'cancelled';
}

/** The production success that used the approval, or undefined. @public */
export function productionSuccess({
  approval,
  deployments,
}: Release): RecordedDeployment | undefined {
  return approval.status === 'approved' && approval.use?.usedBy
    ? deployments.find(
        ({ deploymentId, status }) =>
          deploymentId === approval.use?.usedBy && status === 'succeeded',
      )
    : undefined;
}
