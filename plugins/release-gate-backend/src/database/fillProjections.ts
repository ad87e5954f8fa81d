import type { Knex } from 'knex';
import type { ReleaseLists } from '../application/ReleaseLists';

/** The tables that came later than the first histories. */
const LATER_TABLES = ['commit_uses', 'release_words'];

/**
 * Computes the later tables from a history that is older than they are: once,
 * before the first command is decided, since who worked on a commit may not
 * decide on it.
 */
export async function fillProjections(
  knex: Knex,
  lists: Pick<ReleaseLists, 'rebuild'>,
): Promise<void> {
  const hasHistory = await knex('events')
    .where('stream_id', 'like', 'entity:%')
    .first('sequence');
  if (!hasHistory) {
    return;
  }
  for (const table of LATER_TABLES) {
    if (!(await knex(table).first(knex.raw('1')))) {
      await lists.rebuild();
      return;
    }
  }
}
