import type { Knex } from 'knex';
import type { ReleaseId } from 'backstage-plugin-release-gate-common';
import { searchedWords } from '../../application/searchWords';
import type { DbReleasesRow, DbReleaseWordsRow } from '../tables';

/** Of a rarer word than this its releases are looked up; of one that is more common the list is read until there are enough. */
const RARE = 1_000;
/** Comes after every character. */
const LAST_CHARACTER = '\u{10ffff}';

/** Narrows a query to the releases that are searched for. */
export type Search = (rows: Knex.QueryBuilder<DbReleasesRow>) => void;

/**
 * A search for releases that have, for every word of the text, a word that
 * begins with it: for a text without a word, none; for no text, undefined. Which word is the rarest
 * is looked up first, so that the fewest rows are read.
 */
export async function prepareSearch(
  knex: Knex,
  text: string | undefined,
): Promise<Search | undefined> {
  if (text === undefined || text.trim() === '') {
    return undefined;
  }
  const words = [...new Set(searchedWords(text))];
  if (words.length === 0) {
    return rows => {
      void rows.whereRaw('1 = 0');
    };
  }
  const ids = await fewestReleases(knex, words);
  return rows => {
    if (ids) {
      void rows.whereIn('releases.id', [...ids]);
    }
    for (const word of words) {
      void rows.whereExists(
        beginningWith(knex, word)
          .whereRaw('release_words.release_id = releases.id')
          .select(knex.raw('1')),
      );
    }
  };
}

/** The releases with the rarest of the words; undefined where even that one is common. */
async function fewestReleases(
  knex: Knex,
  words: readonly string[],
): Promise<readonly ReleaseId[] | undefined> {
  let fewest: readonly ReleaseId[] | undefined;
  for (const word of words) {
    const ids = await beginningWith(knex, word)
      .limit(fewest?.length ?? RARE + 1)
      .pluck('release_id');
    if (ids.length < (fewest?.length ?? RARE + 1)) {
      fewest = [...new Set(ids)];
    }
  }
  return fewest;
}

function beginningWith(knex: Knex, word: string) {
  return knex<DbReleaseWordsRow>('release_words')
    .where('word', '>=', word)
    .andWhere('word', '<', word + LAST_CHARACTER);
}
