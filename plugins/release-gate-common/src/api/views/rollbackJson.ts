import type { ReleaseNow } from '../../domain/model/release';
import type { Rollback } from '../../domain/model/releaseEnd';
import {
  isRollbackOverdue,
  rollbackDueAt,
} from '../../domain/rollback/dueRollback';
import type { RollbackJson } from '../answers/rollback';

/** A rollback as the API shows it; its limit is told for as long as it is open. */
export function rollbackJson(
  release: ReleaseNow,
  rollback: Rollback,
): RollbackJson {
  const { dueAt: _, ...rest } = rollback;
  const dueAt = rollbackDueAt(release);
  return {
    ...rest,
    ...(dueAt !== undefined && { dueAt }),
    ...(isRollbackOverdue(release) && { isOverdue: true }),
  };
}
