import type { Knex } from 'knex';
import type { Page } from 'backstage-plugin-release-gate-common';
import { invalidInput } from '../../application/invalidInput';
import type { ListedDocument, PageQuery } from '../../application/ReleaseLists';
import type { DbDocumentsRow } from '../tables';
import { countUpTo } from './countUpTo';

/**
 * A page of the newest documents, by release, oldest first: what is attached
 * while somebody pages moves nothing.
 *
 * @throws InputError for a cursor that was not given out
 */
export async function listDocuments(
  knex: Knex,
  page: PageQuery,
): Promise<Page<ListedDocument>> {
  const { totalItems, ...atLeast } = await countUpTo(knex, [
    knex<DbDocumentsRow>('documents'),
  ]);
  const query = knex<DbDocumentsRow>('documents')
    .orderBy(['release_id', 'kind'])
    .limit(page.limit + 1);
  if (page.cursor !== undefined) {
    const { releaseId, kind } = readCursor(page.cursor);
    void query.where(later =>
      later
        .where('release_id', '>', releaseId)
        .orWhere(same =>
          same.where('release_id', releaseId).andWhere('kind', '>', kind),
        ),
    );
  }
  const rows: readonly DbDocumentsRow[] = await query.select('*');
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(row => ({
      releaseId: row.release_id,
      entityRef: row.entity_ref,
      releaseVersion: row.release_version,
      kind: row.kind,
      version: row.version,
      title: row.title,
      attachedBy: row.attached_by,
      attachedAt: row.attached_at,
    })),
    pageInfo: {
      ...(rows.length > page.limit &&
        last && { nextCursor: `${last.release_id}.${last.kind}` }),
      ...atLeast,
    },
    totalItems,
  };
}

function readCursor(cursor: string) {
  const [, releaseId, kind] =
    /^(\w{26})\.(release-note|incident-report)$/.exec(cursor) ?? [];
  if (!releaseId || !kind) {
    throw invalidInput('cursor is not one that was given out');
  }
  return { releaseId, kind };
}
