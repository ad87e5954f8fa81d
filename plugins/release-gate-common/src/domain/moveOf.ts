import { workersOn } from './authority/contributorsTo';
import { canonicalJson } from '../canonical/canonicalJson';
import type { EntityEventBody } from './model/events/entity';
import { type Release, rollbackOf } from './model/release';
import { standingOf } from './progress/phase';
import { openRollbackDuties } from './rollback/openRollbackDuties';
import { rollbackTargetOf } from './approval/rollbackTargets';
import { isLasting } from './entity/releases';

type Move = Extract<EntityEventBody, { readonly type: 'release-moved' }>;

/** Where a release stands, as its entity keeps it. */
function standingFacts(release: Release): Move['data'] {
  const { approval } = release;
  const standing = standingOf(release);
  const target =
    standing === 'rolling-back' ? rollbackTargetOf(release) : undefined;
  return {
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
    ...(approval.status !== 'none' && {
      request: {
        commit: approval.request.snapshot.commit,
        status: approval.status,
      },
    }),
    contributors: workersOn(release),
    ...(rollbackOf(release) && { openDuties: openRollbackDuties(release) }),
  };
}

/** What of it the entity has to hear of. Who works on a release is heard of with the rest, until it has ended. */
function heardOf(release: Release): string {
  const { contributors, ...facts } = standingFacts(release);
  return canonicalJson({
    ...facts,
    ...(isLasting(facts.standing) && { contributors }),
  });
}

/** The event by which the entity learns where a release stands, where that changed. */
export function moveOf(
  before: Release | undefined,
  release: Release,
): Move | undefined {
  return before && heardOf(before) === heardOf(release)
    ? undefined
    : { type: 'release-moved', data: standingFacts(release) };
}
