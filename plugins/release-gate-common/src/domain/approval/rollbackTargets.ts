import { coveringApproval } from './numbered';
import { isStanding } from '../entity/baselines';
import type {
  EntityRecord,
  ReleaseEntry,
  RollbackTarget,
} from '../model/entity';
import { sameEnvironment, type EnvironmentName } from '../model/names';
import type { Release } from '../model/release';

/** Where a rollback of the release leads: the baseline in the request of the approval under which production was last worked on. */
export function rollbackTargetOf(release: Release): RollbackTarget | undefined {
  const snapshot = coveringApproval(release)?.request.snapshot;
  if (!snapshot?.baseline) {
    return undefined;
  }
  const { version, commit } = snapshot.baseline;
  return { version, commit, requestNumber: snapshot.number };
}

/** Whether the target was rolled back itself, or rejected in writing, since it was decided on. */
function isTargetGone(
  record: EntityRecord,
  environment: EnvironmentName,
  { commit }: RollbackTarget,
): boolean {
  if (isStanding(record, commit)) {
    return false;
  }
  const verdicts = record.releases
    .flatMap(entry => entry.verdicts)
    .filter(verdict => verdict.commit === commit)
    .map(({ verdict }) => verdict);
  const isRejected =
    verdicts.includes('rejected') && !verdicts.includes('approved');
  return (
    isRejected ||
    record.releases.some(
      entry =>
        entry.commit === commit &&
        entry.rollbackBegan !== undefined &&
        sameEnvironment(entry.environment, environment),
    )
  );
}

/** Where the release may be rolled back to now; undefined where that is not known, or not good any more. */
export function goodTargetOf(
  release: Release,
  record: EntityRecord,
): RollbackTarget | undefined {
  const target = rollbackTargetOf(release);
  return target && !isTargetGone(record, release.environment, target)
    ? target
    : undefined;
}

/**
 * Where a rollback under way may lead now. What an earlier version wrote of
 * that is not gone by: it is worked out from the release, where that is given.
 */
export function goodTargetOfEntry(
  entry: ReleaseEntry,
  record: EntityRecord,
  release: Release | undefined,
): RollbackTarget | undefined {
  const written = entry.rollbackTarget;
  const target =
    written?.requestNumber === undefined
      ? release?.id === entry.id && rollbackTargetOf(release)
      : written;
  return target && !isTargetGone(record, entry.environment, target)
    ? target
    : undefined;
}
