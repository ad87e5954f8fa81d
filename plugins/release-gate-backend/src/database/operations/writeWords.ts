import type { Knex } from 'knex';
import type { ReleaseId } from 'backstage-plugin-release-gate-common';
import { inChunks } from '../../application/inChunks';
import { wordsToFind } from '../../application/searchWords';
import type { DbReleaseWordsRow } from '../tables';

/** How many rows one statement writes. */
const ROWS_AT_ONCE = 100;

/** Writes the words that a release is found by, in place of those before. */
export async function writeWords(
  tx: Knex,
  releaseId: ReleaseId,
  text: string,
): Promise<void> {
  await tx<DbReleaseWordsRow>('release_words')
    .where('release_id', releaseId)
    .delete();
  const rows = wordsToFind(text).map(word => ({
    release_id: releaseId,
    word,
  }));
  await inChunks(rows, ROWS_AT_ONCE, some =>
    tx<DbReleaseWordsRow>('release_words').insert([...some]),
  );
}
