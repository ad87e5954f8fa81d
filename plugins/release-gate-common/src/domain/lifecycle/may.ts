import { refuseNonOwner } from '../authority/authority';
import { isOpen, reentryOf, releaseOfCommit } from '../entity/releases';
import type { Context } from '../model/context';
import type { EntityRecord } from '../model/entity';
import { type Refusal, refusal } from '../model/refusals';
import type { ReleaseNow } from '../model/release';
import { shortCommit } from '../model/shortCommit';
import { refuseBegun, refuseEnded } from '../progress/ending';
import { phaseOf } from '../progress/phase';

/** Whether title alone, or all of the content, may be amended. */
export function refuseAmending(
  release: ReleaseNow,
  context: Context,
  scope: 'title' | 'content',
): Refusal | undefined {
  const refused = refuseNonOwner(context);
  if (refused) {
    return refused;
  }
  if (scope === 'content') {
    return refuseEnded(release) ?? refuseBegun(release);
  }
  return phaseOf(release) === 'cancelled' ? refuseEnded(release) : undefined;
}

/** Why this actor may not cancel the release now; undefined if they may. */
export function refuseCancelling(
  release: ReleaseNow,
  context: Context,
): Refusal | undefined {
  return (
    refuseNonOwner(context) ?? refuseEnded(release) ?? refuseBegun(release)
  );
}

/** Why this actor may not re-enter for the release now; undefined if they may. */
export function refuseReentering(
  release: ReleaseNow,
  context: Context,
): Refusal | undefined {
  const refused = refuseNonOwner(context);
  if (refused) {
    return refused;
  }
  if (phaseOf(release) !== 'rolled-back') {
    return refusal(
      'not-rolled-back',
      'Only a release that was rolled back is re-entered',
    );
  }
  const next = reentryOf(context.entity, release.id);
  return next
    ? refusal(
        'already-re-entered',
        `Attempt ${next.attempt} is the re-entry of this release`,
      )
    : undefined;
}

/** One commit has at most one open release: why this one would be a second. */
export function refuseSecond(
  entity: EntityRecord,
  commit: string,
  releaseId?: string,
): Refusal | undefined {
  const other = releaseOfCommit(entity, commit);
  return other && other.id !== releaseId && isOpen(other)
    ? refusal(
        'release-exists',
        `Release ${other.id} is open for commit ${shortCommit(commit)}`,
      )
    : undefined;
}
