import { refuseNonOwner, refuseOutsider } from '../authority/authority';
import { isOpen, reentryOf, releaseOfCommit } from '../entity/releases';
import type { Context } from '../model/context';
import type { EntityRecord } from '../model/entity';
import {
  sameEnvironment,
  type CommitId,
  type EnvironmentName,
  type ReleaseId,
} from '../model/names';
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
  // Of an entity that is gone an approver may end the release, too.
  const refused = context.entityGone
    ? refuseOutsider(context)
    : refuseNonOwner(context);
  return refused ?? refuseEnded(release) ?? refuseBegun(release);
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

/** How many releases of an entity may be on their way to production at once. */
const MOST_OPEN_RELEASES = 50;

/** Why the entity may have no further release now; undefined where it may. */
export function refuseTooMany(entity: EntityRecord): Refusal | undefined {
  const open = entity.releases.filter(({ standing }) => standing === 'open');
  return open.length >= MOST_OPEN_RELEASES
    ? refusal(
        'too-many-open-releases',
        `${entity.entityRef} has ${open.length} releases that are not in production yet; cancel one first`,
      )
    : undefined;
}

/** What a commit is to be released for. */
interface Destination {
  readonly commit: CommitId;
  readonly environment: EnvironmentName;
}

/** One commit has at most one open release for an environment: why this one would be a second. */
export function refuseSecond(
  entity: EntityRecord,
  { commit, environment }: Destination,
): Refusal | undefined {
  const other = releaseOfCommit(entity, commit, environment);
  return other && isOpen(other)
    ? refusal(
        'release-exists',
        `Release ${other.id} is open for commit ${shortCommit(commit)}`,
      )
    : undefined;
}

/** A release does not take over the commit of another one, open or not: the gate would not know for which it answers. */
export function refuseTakenCommit(
  entity: EntityRecord,
  { commit, environment }: Destination,
  releaseId: ReleaseId,
): Refusal | undefined {
  const other = entity.releases.find(
    entry =>
      entry.id !== releaseId &&
      entry.commit === commit &&
      sameEnvironment(entry.environment, environment),
  );
  return other
    ? refusal(
        'release-exists',
        `Release ${other.id} is for commit ${shortCommit(commit)}`,
      )
    : undefined;
}
