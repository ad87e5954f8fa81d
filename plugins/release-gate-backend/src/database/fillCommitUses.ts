import type { Knex } from 'knex';
import type { ReleaseLists } from '../application/ReleaseLists';

/**
 * Computes where commits were used from a history that is older than the table
 * of it: once, before the first command is decided, since who worked on a
 * commit may not decide on it.
 */
export async function fillCommitUses(
  knex: Knex,
  lists: Pick<ReleaseLists, 'rebuild'>,
): Promise<void> {
  const isFilled = await knex('commit_uses').first('commit');
  const hasHistory = await knex('events')
    .where('stream_id', 'like', 'entity:%')
    .first('sequence');
  if (!isFilled && hasHistory) {
    await lists.rebuild();
  }
}
