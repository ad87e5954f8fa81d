import type { CommitId, EnvironmentName } from './names';
import type { EnvironmentTier } from './policy';

/** @public */
export type DeploymentStatus = 'started' | 'succeeded' | 'failed';

/**
 * Why a deployment report was in order: an approval, the way back of a
 * rollback, a commit that runs there already, an environment that needs no
 * permission, or nothing at all. A `claim` is a person's word where a pipeline
 * would report: it says what would be in order, and changes nothing.
 *
 * @public
 */
export type DeploymentCoverage =
  | 'approval'
  | 'rollback'
  | 'redeployment'
  | 'claim'
  | 'not-needed'
  | 'none';

/** @public */
export type DeploymentFlag =
  | 'claimed-time-differs'
  | 'claimed-version-differs'
  | 'claim-unreadable'
  | 'history-broken'
  | 'idempotency-key-reused'
  | 'undeclared-environment';

/**
 * A report of a deployment as it was recorded. Times are the server's; what
 * the client says of the time is a claim.
 *
 * @public
 */
export interface DeploymentFact {
  readonly deploymentId: string;
  readonly environment: EnvironmentName;
  readonly tier: EnvironmentTier;
  readonly commit: CommitId;
  readonly version?: string;
  readonly status: DeploymentStatus;
  readonly url?: string;
  readonly deployedAt?: string;
  readonly flags: readonly DeploymentFlag[];
  readonly coverage: DeploymentCoverage;
  /**
   * The number of the request whose approval covers it. Absent where none does,
   * and in what an earlier version wrote.
   */
  readonly requestNumber?: number;
  /** True of a person's word where a pipeline is configured to report. */
  readonly claim?: true;
  /** A pipeline saw it, or it is a person's word. */
  readonly source: 'pipeline' | 'person';
  /** Until when the logs are watched; only for a production success under an approval. */
  readonly monitoredUntil?: string;
}

/** @public */
export type RecordedDeployment = DeploymentFact & {
  readonly at: string;
  readonly by: string;
};
