import type { Knex } from 'knex';
import type { CheckPlan } from '../../application/CheckQueue';
import type { DbCheckRunsRow } from '../tables';

/**
 * Brings the checks of a release in line with what is to be asked of it now.
 * Works in the transaction of the events that changed it.
 */
export async function writeCheckPlan(
  tx: Knex,
  { releaseId, targets }: CheckPlan,
  now: string,
): Promise<void> {
  const rows: readonly Pick<
    DbCheckRunsRow,
    'target' | 'provider' | 'due_at'
  >[] = await tx<DbCheckRunsRow>('check_runs')
    .where('release_id', releaseId)
    .select('target', 'provider', 'due_at');
  const known = new Map(rows.map(row => [row.target, row]));
  const wanted = new Set(targets.map(({ target }) => target));
  const gone = [...known.keys()].filter(target => !wanted.has(target));
  if (gone.length > 0) {
    await tx<DbCheckRunsRow>('check_runs')
      .where('release_id', releaseId)
      .whereIn('target', gone)
      .delete();
  }
  for (const planned of targets) {
    const { target, provider } = planned;
    const before = known.get(target);
    if (before === undefined) {
      await tx<DbCheckRunsRow>('check_runs')
        .insert({
          release_id: releaseId,
          target,
          provider,
          due_at: planned.isDueWhenNew || planned.isKept ? now : null,
          claimed_until: null,
          claim: null,
          attempts: 0,
          checked_at: null,
          result_at: null,
        })
        .onConflict(['release_id', 'target'])
        .ignore();
    } else if (before.provider !== provider || planned.isDueAgain) {
      // Whoever is at it asks about what was before: the claim is taken away.
      await tx<DbCheckRunsRow>('check_runs')
        .where({ release_id: releaseId, target })
        .update({
          provider,
          due_at: now,
          claim: null,
          attempts: 0,
          ...(before.provider !== provider && { result_at: null }),
        });
    } else if (planned.isKept && before.due_at === null) {
      await tx<DbCheckRunsRow>('check_runs')
        .where({ release_id: releaseId, target })
        .whereNull('due_at')
        .update({ due_at: now });
    }
  }
}
