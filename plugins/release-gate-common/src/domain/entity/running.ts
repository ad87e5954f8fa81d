import type { EntityDeployment, EntityRecord } from '../model/entity';
import {
  sameEnvironment,
  type CommitId,
  type EnvironmentName,
  type ReleaseId,
} from '../model/names';
import { shortCommit } from '../model/shortCommit';

/** The newest successful deployment of the entity to staging, or undefined. */
export function latestOnStaging(
  record: EntityRecord,
): EntityDeployment | undefined {
  return record.deployments
    .filter(({ tier, status }) => tier === 'staging' && status === 'succeeded')
    .at(-1);
}

/** Whether it succeeded there. A claim changes nothing of what is known to run. */
function isSuccessIn(
  deployment: EntityDeployment,
  environment: EnvironmentName,
): boolean {
  return (
    deployment.status === 'succeeded' &&
    deployment.coverage !== 'claim' &&
    sameEnvironment(deployment.environment, environment)
  );
}

/**
 * What runs in the environment as far as reports tell, or undefined: also after
 * a person said that a release was taken back, and no report says to what.
 *
 * @public
 */
export function runningIn(
  record: EntityRecord,
  environment: EnvironmentName,
): EntityDeployment | undefined {
  const last = record.deployments.findLast(deployment =>
    isSuccessIn(deployment, environment),
  );
  const wasTakenBack =
    last?.coverage === 'approval' &&
    record.releases.some(
      ({ id, standing }) => id === last.releaseId && standing === 'rolled-back',
    );
  return wasTakenBack ? undefined : last;
}

/**
 * What runs in an environment, and since when; undefined where nothing is known
 * to.
 *
 * @public
 */
export function runningSince(
  entity: EntityRecord,
  environment: EnvironmentName,
):
  | {
      readonly version: string;
      readonly commit: CommitId;
      readonly since: string;
      readonly releaseId?: ReleaseId;
    }
  | undefined {
  const successes = entity.deployments.filter(deployment =>
    isSuccessIn(deployment, environment),
  );
  const running = runningIn(entity, environment);
  if (!running) {
    return undefined;
  }
  // Redeployments of the same commit leave the time since when it runs.
  const before = successes.findLastIndex(d => d.commit !== running.commit);
  const first = successes[before + 1];
  const releaseId =
    running.coverage === 'rollback'
      ? entity.releases.filter(r => r.commit === running.commit).at(-1)?.id
      : running.releaseId;
  return {
    version: running.version ?? shortCommit(running.commit),
    commit: running.commit,
    since: first.at,
    ...(releaseId && { releaseId }),
  };
}

/**
 * The deployment by which the commit runs in the environment in order, or
 * undefined: it was the last one there, an approval or a rollback covered it,
 * and its release was not rolled back since.
 */
export function liveCoverage(
  record: EntityRecord,
  environment: EnvironmentName,
  commit: CommitId,
): EntityDeployment | undefined {
  const last = record.deployments.findLast(
    deployment =>
      isSuccessIn(deployment, environment) &&
      deployment.coverage !== 'redeployment',
  );
  if (
    last?.commit !== commit ||
    (last.coverage !== 'approval' && last.coverage !== 'rollback')
  ) {
    return undefined;
  }
  const wasRolledBack = record.releases.some(
    entry =>
      entry.commit === commit &&
      sameEnvironment(entry.environment, environment) &&
      (entry.rollbackBegan ?? 0) > last.sequence,
  );
  return wasRolledBack ? undefined : last;
}
