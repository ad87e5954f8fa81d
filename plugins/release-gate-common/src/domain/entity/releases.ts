import type { EntityRecord, ReleaseEntry } from '../model/entity';

/** The newest release of exactly this commit, or undefined. */
export function releaseOfCommit(
  record: EntityRecord,
  commit: string,
): ReleaseEntry | undefined {
  return record.releases.filter(entry => entry.commit === commit).at(-1);
}

/** Whether the release still has a way to go. */
export function isOpen({ standing }: ReleaseEntry): boolean {
  return (
    standing === 'open' ||
    standing === 'in-production' ||
    standing === 'post-deployment' ||
    standing === 'rolling-back'
  );
}

/** The release that other releases of the entity have to wait for, or undefined. */
export function holderOfProduction(
  record: EntityRecord,
): ReleaseEntry | undefined {
  return record.releases.find(
    ({ standing }) =>
      standing === 'in-production' || standing === 'rolling-back',
  );
}

/**
 * The rolled-back release from which the entity has to start again, or
 * undefined: the last release, where it was rolled back and has no living
 * re-entry.
 */
export function awaitingReentry(
  record: EntityRecord,
): ReleaseEntry | undefined {
  const last = record.releases
    .filter(({ standing }) => standing !== 'cancelled')
    .at(-1);
  return last?.standing === 'rolled-back' || last?.standing === 'rolling-back'
    ? last
    : undefined;
}

/** The living re-entry of a rolled-back release; a cancelled one leaves the way open. */
export function reentryOf(
  record: EntityRecord,
  releaseId: string,
): ReleaseEntry | undefined {
  return record.releases.find(
    ({ previousAttemptId, standing }) =>
      previousAttemptId === releaseId && standing !== 'cancelled',
  );
}
