import type { EntityRecord, ReleaseEntry } from '../model/entity';
import type { VoidCause } from '../model/events/approval';
import { sameEnvironment } from '../model/names';
import { type Release, rollbackOf } from '../model/release';
import { isBaselineChanged } from './isBaselineChanged';

/** Whether the rollback of the release began or ended after that place in the entity's history. */
function isRollbackSince(
  { rollbackBegan = 0, rollbackEnded = 0 }: ReleaseEntry,
  sequence: number,
): boolean {
  return Math.max(rollbackBegan, rollbackEnded) > sequence;
}

/** What has happened to the entity since the request that voids it, or an approval that is not used. */
export function setbackOf(
  release: Release,
  entity: EntityRecord,
): VoidCause | undefined {
  const { approval, environment, previousAttemptId } = release;
  const isUnused =
    approval.status === 'requested' ||
    (approval.status === 'approved' && !approval.use?.usedBy);
  if (!isUnused || rollbackOf(release)) {
    return undefined;
  }
  const { entitySequence, snapshot } = approval.request;
  if (
    entity.releases.some(
      entry =>
        entry.commit === snapshot.baseline?.commit &&
        sameEnvironment(entry.environment, environment) &&
        isRollbackSince(entry, entitySequence),
    )
  ) {
    return 'baseline-rolled-back';
  }
  const predecessor = entity.releases.find(
    ({ id }) => id === previousAttemptId,
  );
  if (predecessor?.openDuties && predecessor.openDuties.length > 0) {
    return 'predecessor-duties-open';
  }
  return isBaselineChanged(release, entity) ? 'baseline-changed' : undefined;
}
