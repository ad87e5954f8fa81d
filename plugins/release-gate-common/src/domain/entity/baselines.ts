import type { EntityDeployment, EntityRecord } from '../model/entity';
import {
  sameEnvironment,
  type CommitId,
  type EnvironmentName,
} from '../model/names';

/** What to go back to; without a version where no report named one. */
export interface Baseline {
  readonly version?: string;
  readonly commit: CommitId;
}

/** Whether the release of the deployment was rolled back, or is being. */
function isRolledBack(
  record: EntityRecord,
  { releaseId }: EntityDeployment,
): boolean {
  return (
    record.releases.find(({ id }) => id === releaseId)?.rollbackBegan !==
    undefined
  );
}

/** The newest success under an approval, of a release that was never rolled back. */
export function newestStandingSuccess(
  record: EntityRecord,
  environment: EnvironmentName,
): EntityDeployment | undefined {
  return record.deployments.findLast(
    deployment =>
      isApprovedSuccess(deployment) &&
      sameEnvironment(deployment.environment, environment) &&
      !isRolledBack(record, deployment),
  );
}

function isApprovedSuccess({ coverage, status }: EntityDeployment): boolean {
  return coverage === 'approval' && status === 'succeeded';
}

/** Whether the commit went to production under an approval, in any environment, and was never rolled back there. */
export function isStanding(record: EntityRecord, commit: CommitId): boolean {
  return record.deployments.some(
    deployment =>
      deployment.commit === commit &&
      isApprovedSuccess(deployment) &&
      !isRolledBack(record, deployment),
  );
}

/**
 * The baseline of the environment, in its approved version: the last approved
 * commit that ran there and was never rolled back. What a rollback brought back
 * is one only where it had been approved itself.
 */
export function baselineOf(
  record: EntityRecord,
  environment: EnvironmentName,
): Baseline | undefined {
  const found = newestStandingSuccess(record, environment);
  if (!found) {
    return undefined;
  }
  const { commit, releaseId } = found;
  const entry = record.releases.find(({ id }) => id === releaseId);
  const version = entry?.version ?? found.version;
  return { commit, ...(version !== undefined && { version }) };
}
