import type {
  EntityDeployment,
  EntityRecord,
  ReleaseEntry,
} from '../model/entity';
import { sameEnvironment } from '../model/names';
import { releaseOfCommit } from './releases';

/** The newest successful deployment of the entity to staging, or undefined. */
export function latestOnStaging(
  record: EntityRecord,
): EntityDeployment | undefined {
  return record.deployments
    .filter(({ tier, status }) => tier === 'staging' && status === 'succeeded')
    .at(-1);
}

/**
 * What runs in the environment as far as reports tell, or undefined: also after
 * a person said that a release was taken back, and no report says to what.
 */
export function runningIn(
  record: EntityRecord,
  environment: string,
): EntityDeployment | undefined {
  const last = record.deployments
    .filter(
      deployment =>
        deployment.status === 'succeeded' &&
        sameEnvironment(deployment.environment, environment),
    )
    .at(-1);
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
  environment: string,
):
  | {
      readonly version: string;
      readonly commit: string;
      readonly since: string;
      readonly releaseId?: string;
    }
  | undefined {
  const successes = entity.deployments.filter(
    deployment =>
      deployment.status === 'succeeded' &&
      sameEnvironment(deployment.environment, environment),
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
    version: running.version ?? running.commit.slice(0, 7),
    commit: running.commit,
    since: first.at,
    ...(releaseId && { releaseId }),
  };
}

/** What to go back to; without a version where no report named one. */
export interface Baseline {
  readonly version?: string;
  readonly commit: string;
}

/**
 * The rollback target: the last approved commit that ran in production and was
 * never rolled back. A commit that a rollback brought back counts as approved
 * until its own release is rolled back.
 */
export function baselineOf(
  record: EntityRecord,
  environment: string,
): Baseline | undefined {
  const rolledBack = (entry?: ReleaseEntry) =>
    entry?.standing === 'rolled-back' || entry?.standing === 'rolling-back';
  const counts = (deployment: EntityDeployment): boolean => {
    if (
      deployment.status !== 'succeeded' ||
      !sameEnvironment(deployment.environment, environment)
    ) {
      return false;
    }
    if (deployment.coverage === 'approval') {
      return !rolledBack(
        record.releases.find(({ id }) => id === deployment.releaseId),
      );
    }
    return (
      deployment.coverage === 'rollback' &&
      !rolledBack(releaseOfCommit(record, deployment.commit))
    );
  };
  const found = record.deployments.filter(counts).at(-1);
  return (
    found && {
      commit: found.commit,
      ...(found.version !== undefined && { version: found.version }),
    }
  );
}
