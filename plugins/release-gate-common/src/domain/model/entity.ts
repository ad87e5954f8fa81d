import type { Approval } from './approval';
import type { RecordedDeployment } from './deployment';
import type {
  VersionAndCommit,
  CommitId,
  EntityRef,
  EnvironmentName,
  ReleaseId,
} from './names';
import type { Violation } from './violation';

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
 * Where a rollback leads, by the approval under which production began.
 *
 * @public
 */
export type RollbackTarget = VersionAndCommit & {
  /** Absent in what an earlier version wrote: such a target is worked out again from the release. */
  readonly requestNumber?: number;
};

/**
 * The last event of a release's own stream when the entity was told of it: who
 * rewrites or cuts that stream has to rewrite the entity's too. Missing in what
 * an earlier version wrote.
 *
 * @public
 */
export interface StreamHead {
  readonly sequence: number;
  readonly hash: string;
}

/**
 * The latest request of a release.
 *
 * @public
 */
export interface RequestStanding {
  readonly commit: CommitId;
  readonly status: Exclude<Approval['status'], 'none'>;
}

/**
 * What an approver said of a commit in writing.
 *
 * @public
 */
export interface CommitVerdict {
  readonly commit: CommitId;
  readonly verdict: 'approved' | 'rejected';
}

/** @public */
export interface ReleaseEntry {
  readonly id: ReleaseId;
  readonly version: string;
  readonly commit: CommitId;
  readonly environment: EnvironmentName;
  readonly attempt: number;
  readonly previousAttemptId?: ReleaseId;
  readonly standing: Standing;
  readonly head?: StreamHead;
  readonly rollbackTarget?: RollbackTarget;
  /** Whether production has ever been worked on for it. */
  readonly wasInProduction: boolean;
  readonly request?: RequestStanding;
  /**
   * Who had worked on it when it moved last, and so everybody once it has
   * ended. Absent in what an earlier version wrote.
   */
  readonly contributors?: readonly string[];
  /**
   * The titles of what a rollback leaves to do. Absent without a rollback, and
   * in what an earlier version wrote.
   */
  readonly openDuties?: readonly string[];
  /** The commits that it was changed away from, where they had been asked for or that is not known. */
  readonly formerCommits: readonly string[];
  readonly verdicts: readonly CommitVerdict[];
  /** The places in the entity's history at which its rollback began and ended. */
  readonly rollbackBegan?: number;
  readonly rollbackEnded?: number;
}

/** @public */
export type EntityDeployment = RecordedDeployment & {
  readonly releaseId?: ReleaseId;
  /** Its place in the entity's history. */
  readonly sequence: number;
};

/**
 * What holds for an entity across its releases: where they stand and what runs
 * where. What the entity's own events add up to.
 *
 * @public
 */
export interface EntityRecord {
  readonly entityRef: EntityRef;
  readonly sequence: number;
  /** Oldest first. */
  readonly releases: readonly ReleaseEntry[];
  /** Oldest first. */
  readonly deployments: readonly EntityDeployment[];
  readonly violations: readonly Violation[];
}
