import type { EntityRecord, ReleaseEntry, Standing } from '../model/entity';
import {
  sameEnvironment,
  type CommitId,
  type EnvironmentName,
  type ReleaseId,
} from '../model/names';
import { newestStandingSuccess } from './baselines';

/**
 * The release that answers for exactly this commit, or undefined: the newest
 * that is open, else the newest. Where an environment is given, of those that
 * are for it.
 *
 * @public
 */
export function releaseOfCommit(
  record: EntityRecord,
  commit: CommitId,
  environment?: EnvironmentName,
): ReleaseEntry | undefined {
  const all = record.releases.filter(
    entry =>
      entry.commit === commit &&
      (environment === undefined ||
        sameEnvironment(entry.environment, environment)),
  );
  return all.findLast(isOpen) ?? all.at(-1);
}

/** Whether the release still has a way to go. @public */
export function isOpen({ standing }: Pick<ReleaseEntry, 'standing'>): boolean {
  return (
    standing === 'open' ||
    standing === 'in-production' ||
    standing === 'post-deployment' ||
    standing === 'rolling-back'
  );
}

/** Whether a release that stands so has come to an end, and only duties are left. */
export function isLasting(standing: Standing): boolean {
  return !isOpen({ standing });
}

/**
 * The release that other releases have to wait for in the environment, or
 * undefined. Of two in production the newest success under an approval holds it.
 */
export function holderOfProduction(
  record: EntityRecord,
  environment: EnvironmentName,
  except?: string,
): ReleaseEntry | undefined {
  const newest = newestStandingSuccess(record, environment)?.releaseId;
  const isOvertaken = ({ id }: ReleaseEntry) =>
    newest !== undefined &&
    newest !== id &&
    record.deployments.some(
      ({ releaseId, coverage, status }) =>
        releaseId === id && coverage === 'approval' && status === 'succeeded',
    );
  return record.releases.find(
    entry =>
      entry.id !== except &&
      sameEnvironment(entry.environment, environment) &&
      (entry.standing === 'rolling-back' ||
        (entry.standing === 'in-production' && !isOvertaken(entry))),
  );
}

/**
 * The rolled-back release from which the way starts again in the environment,
 * or undefined: the newest rollback, while nothing that was approved has stood
 * there since.
 *
 * @public
 */
export function awaitingReentry(
  record: EntityRecord,
  environment: EnvironmentName,
): ReleaseEntry | undefined {
  const [newest] = record.releases
    .filter(
      entry =>
        entry.rollbackBegan !== undefined &&
        sameEnvironment(entry.environment, environment),
    )
    .sort((a, b) => (b.rollbackBegan ?? 0) - (a.rollbackBegan ?? 0));
  const standing = newestStandingSuccess(record, environment)?.sequence ?? 0;
  return newest && standing < (newest.rollbackBegan ?? 0) ? newest : undefined;
}

/** The living re-entry of a rolled-back release; a cancelled one leaves the way open. */
export function reentryOf(
  record: EntityRecord,
  releaseId: ReleaseId,
): ReleaseEntry | undefined {
  return record.releases.find(
    ({ previousAttemptId, standing }) =>
      previousAttemptId === releaseId && standing !== 'cancelled',
  );
}
