import { after, reached } from '../model/instants';
import { type Release, type ReleaseNow, rollbackOf } from '../model/release';
import { isReverted } from '../progress/phase';

/** The limit of a rollback that began before limits were written down: the default. */
const EARLIER_LIMIT_MS = 24 * 3_600_000;

/**
 * By when the rollback of the release has to be done, or undefined where none
 * is open. The limit is the one that was configured when it began.
 *
 * @public
 */
export function rollbackDueAt(release: Release): string | undefined {
  const rollback = rollbackOf(release);
  return rollback && !isReverted(release)
    ? rollback.dueAt ?? after(rollback.startedAt, EARLIER_LIMIT_MS)
    : undefined;
}

/**
 * Whether the rollback of the release is open for longer than it may be.
 *
 * @public
 */
export function isRollbackOverdue(release: ReleaseNow): boolean {
  const dueAt = rollbackDueAt(release);
  return dueAt !== undefined && reached(dueAt, release.now);
}
