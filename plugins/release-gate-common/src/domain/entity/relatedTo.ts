import type { CommitId, ReleaseId } from '../model/names';
import type { EntityRecord, ReleaseEntry } from '../model/entity';
import { isOpen } from './releases';

/**
 * The attempts before a release, the latest first, however many there are. One
 * that a forged history names twice is counted once.
 *
 * @public
 */
export function attemptsBefore(
  record: EntityRecord,
  { previousAttemptId }: { readonly previousAttemptId?: ReleaseId },
): readonly ReleaseEntry[] {
  const byId = new Map(record.releases.map(entry => [entry.id, entry]));
  const attempts = new Set<ReleaseEntry>();
  let before = previousAttemptId && byId.get(previousAttemptId);
  while (before && !attempts.has(before)) {
    attempts.add(before);
    before = before.previousAttemptId && byId.get(before.previousAttemptId);
  }
  return [...attempts];
}

/** The releases whose people may not decide on this one: earlier attempts, and others of the same commit. */
export function sharingWork(
  record: EntityRecord,
  release: {
    readonly id: string;
    readonly commit: CommitId;
    readonly previousAttemptId?: ReleaseId;
  },
): readonly ReleaseEntry[] {
  const { id, commit } = release;
  const attempts = attemptsBefore(record, release);
  const isAttempt = new Set(attempts);
  const ofCommit = record.releases.filter(
    entry =>
      entry.id !== id &&
      !isAttempt.has(entry) &&
      (entry.commit === commit || entry.formerCommits.includes(commit)),
  );
  return [...attempts, ...ofCommit];
}

/** Whether the way on from a release that was rolled back led to production, which no open duty lets happen. */
function wasReentered(record: EntityRecord, { id }: ReleaseEntry): boolean {
  return record.releases.some(
    ({ previousAttemptId, wasInProduction }) =>
      previousAttemptId === id && wasInProduction,
  );
}

/**
 * The releases that a rule about this one has to look into, because the
 * entity's record does not say all of them that is asked: who worked on those
 * that are still worked on, and what an earlier version did not write.
 *
 * @public
 */
export function relatedTo(
  record: EntityRecord,
  release: Parameters<typeof sharingWork>[1],
): readonly ReleaseId[] {
  const people = sharingWork(record, release).filter(
    entry => entry.contributors === undefined || isOpen(entry),
  );
  const rolledBack = record.releases.filter(
    entry =>
      entry.rollbackBegan !== undefined &&
      entry.openDuties === undefined &&
      entry.id !== release.id &&
      !wasReentered(record, entry),
  );
  return [...new Set([...people, ...rolledBack].map(({ id }) => id))];
}
