import type { RecordedDeployment } from './deployment';
import type { VersionAndCommit } from './names';
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

/** @public */
export interface ReleaseEntry {
  readonly id: string;
  readonly version: string;
  readonly commit: string;
  readonly environment: string;
  readonly attempt: number;
  readonly previousAttemptId?: string;
  readonly standing: Standing;
  readonly rollbackTarget?: VersionAndCommit;
  /** Whether production has ever been worked on for it. */
  readonly wasInProduction: boolean;
}

/** @public */
export type EntityDeployment = RecordedDeployment & {
  readonly releaseId?: string;
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
  readonly entityRef: string;
  readonly sequence: number;
  /** Oldest first. */
  readonly releases: readonly ReleaseEntry[];
  /** Oldest first. */
  readonly deployments: readonly EntityDeployment[];
  readonly violations: readonly Violation[];
}
