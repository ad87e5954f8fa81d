import type { Knex } from 'knex';
import type { DbReleasesRow } from '../tables';

/** So many at most are settled before a list is read; more than ever fall due between two readers. */
const SETTLED_AT_ONCE = 1_000;

/**
 * Writes the phases that time alone has brought, so that a list is one range of
 * an index. Each row on its own: what is written meanwhile by others is never
 * waited for in another order than theirs.
 */
export async function settlePhases(knex: Knex, now: string): Promise<void> {
  const due = await knex<DbReleasesRow>('releases')
    .where('settles_at', '<=', now)
    .orderBy('settles_at')
    .limit(SETTLED_AT_ONCE)
    .pluck('id');
  for (const id of due) {
    await knex<DbReleasesRow>('releases')
      .where({ id })
      .andWhere('settles_at', '<=', now)
      .update({ phase_now: knex.ref('phase_later'), settles_at: null });
  }
}
