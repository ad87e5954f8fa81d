import type { EntityEventBody } from '../model/events/entity';
import { type Release, rollbackOf } from '../model/release';
import { standingOf } from '../progress/phase';

/** The event by which the entity learns where a release stands, where that changed. */
export function moveOf(
  before: Release | undefined,
  release: Release,
): EntityEventBody | undefined {
  const standing = standingOf(release);
  if (
    before &&
    standingOf(before) === standing &&
    before.commit === release.commit &&
    before.version === release.version
  ) {
    return undefined;
  }
  const rollback = rollbackOf(release);
  const target =
    standing === 'rolling-back' && rollback?.restoredCommit
      ? { version: rollback.restoredVersion, commit: rollback.restoredCommit }
      : undefined;
  return {
    type: 'release-moved',
    data: {
      releaseId: release.id,
      version: release.version,
      commit: release.commit,
      environment: release.environment,
      attempt: release.attempt,
      ...(release.previousAttemptId && {
        previousAttemptId: release.previousAttemptId,
      }),
      standing,
      ...(target && { rollbackTarget: target }),
    },
  };
}
