import type { ReleaseId } from '../model/names';
import type { EndedApproval } from '../model/approval';
import { type Release, rollbackOf } from '../model/release';

/**
 * Something that went wrong for the entity since what runs in production went
 * there.
 *
 * @public
 */
export interface Setback {
  readonly kind: 'rejection' | 'rollback' | 'violation';
  readonly at: string;
  readonly by?: string;
  /** The statement, the reason, or the rule. */
  readonly message: string;
  readonly releaseId?: ReleaseId;
  readonly version?: string;
}

function rejectionsOf(release: Release): readonly Setback[] {
  const { approval, pastApprovals } = release;
  const all: readonly EndedApproval[] =
    approval.status === 'none' || approval.status === 'requested'
      ? pastApprovals
      : [...pastApprovals, approval];
  return all.flatMap(({ decision }) =>
    decision?.decision === 'rejected'
      ? [
          {
            kind: 'rejection' as const,
            at: decision.decidedAt,
            by: decision.decidedBy,
            message: decision.statement,
            releaseId: release.id,
            version: release.version,
          },
        ]
      : [],
  );
}

/** What went wrong with one release, in no order. @public */
export function setbacksOf(release: Release): readonly Setback[] {
  const { id: releaseId, version, violations } = release;
  const rollback = rollbackOf(release);
  return [
    ...rejectionsOf(release),
    ...(rollback
      ? [
          {
            kind: 'rollback' as const,
            at: rollback.startedAt,
            by: rollback.startedBy,
            message: rollback.reason,
            releaseId,
            version,
          },
        ]
      : []),
    ...violations.map(({ at, message }) => ({
      kind: 'violation' as const,
      at,
      message,
      releaseId,
      version,
    })),
  ];
}
