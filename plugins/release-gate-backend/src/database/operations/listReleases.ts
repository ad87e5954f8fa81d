import { invalidInput } from '../../application/invalidInput';
import type { Knex } from 'knex';
import type {
  EntityRef,
  Page,
  ReleaseListItem,
} from 'backstage-plugin-release-gate-common';
import type { ReleaseQuery } from '../../application/ReleaseLists';
import type { DbReleasesRow } from '../tables';

/** A page of releases, newest first. @throws InputError for a cursor that was not given out */
export async function listReleases(
  knex: Knex,
  query: ReleaseQuery,
): Promise<Page<ReleaseListItem>> {
  const matching = () => filtered(knex, query);
  const total = await matching().count({ count: '*' }).first();
  const page = matching()
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(query.limit + 1)
    .select('id', 'created_at', 'changes_at', 'item', 'item_later');
  if (query.cursor) {
    const { createdAt, id } = readCursor(query.cursor);
    void page.andWhere(older =>
      older
        .where('created_at', '<', createdAt)
        .orWhere(same =>
          same.where('created_at', createdAt).andWhere('id', '<', id),
        ),
    );
  }
  const rows: readonly PageRow[] = await page;
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(row => readItem(row, query.now)),
    pageInfo:
      rows.length > query.limit && last
        ? { nextCursor: writeCursor(last) }
        : {},
    totalItems: Number(total?.count ?? 0),
  };
}

/** The newest releases of an entity. */
export async function recentReleases(
  knex: Knex,
  query: {
    readonly entityRef: EntityRef;
    readonly limit: number;
    readonly now: string;
  },
): Promise<readonly ReleaseListItem[]> {
  const rows = await knex<DbReleasesRow>('releases')
    .where('entity_ref', query.entityRef)
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(query.limit)
    .select('changes_at', 'item', 'item_later');
  return rows.map(row => readItem(row, query.now));
}

type PageRow = Pick<
  DbReleasesRow,
  'id' | 'created_at' | 'changes_at' | 'item' | 'item_later'
>;

type Rows = Knex.QueryBuilder<DbReleasesRow>;

/** Only releases that are in one of the phases as of now: time may have changed it since the row was written. */
function inPhases(rows: Rows, phases: readonly string[], now: string): void {
  const wanted = [...new Set(phases)];
  void rows.andWhere(either =>
    either
      .where(current =>
        current
          .whereIn('phase', wanted)
          .andWhere(unchanged =>
            unchanged.whereNull('changes_at').orWhere('changes_at', '>', now),
          ),
      )
      .orWhere(later =>
        later.whereIn('phase_later', wanted).andWhere('changes_at', '<=', now),
      ),
  );
}

/** Only releases that the person had no part in, nor in their commit elsewhere. */
function withoutPartOf(knex: Knex, rows: Rows, userRef: string): void {
  void rows.whereNotExists(
    knex('release_contributors')
      .select(knex.raw('1'))
      .whereRaw('release_contributors.chain_id = releases.chain_id')
      .andWhere('user_ref', userRef),
  );
  void rows.whereNotExists(
    knex('commit_uses')
      .select(knex.raw('1'))
      .whereRaw('commit_uses."commit" = releases."commit"')
      .andWhere('user_ref', userRef),
  );
}

function filtered(knex: Knex, query: ReleaseQuery): Rows {
  const rows = knex<DbReleasesRow>('releases');
  const phases = query.awaitingDecisionOf
    ? (query.phases ?? ['awaiting-approval']).filter(
        phase => phase === 'awaiting-approval',
      )
    : query.phases;
  const equal = {
    entity_ref: query.entityRef,
    created_by: query.createdBy,
    owner: query.owner,
  };
  for (const [column, value] of Object.entries(equal)) {
    if (value !== undefined) {
      void rows.andWhere(column, value);
    }
  }
  if (phases) {
    inPhases(rows, phases, query.now);
  }
  if (query.awaitingDecisionOf !== undefined) {
    withoutPartOf(knex, rows, query.awaitingDecisionOf);
  }
  if (query.text) {
    void rows.andWhereRaw(`search like ? escape '\\'`, [
      `%${query.text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`,
    ]);
  }
  if (query.from !== undefined) {
    void rows.andWhere('created_at', '>=', query.from);
  }
  if (query.to !== undefined) {
    void rows.andWhere('created_at', '<=', query.to);
  }
  return rows;
}

function readItem(
  row: Pick<DbReleasesRow, 'changes_at' | 'item' | 'item_later'>,
  now: string,
): ReleaseListItem {
  return JSON.parse(
    row.changes_at !== null && row.item_later !== null && row.changes_at <= now
      ? row.item_later
      : row.item,
  );
}

function writeCursor({
  created_at: createdAt,
  id,
}: Pick<DbReleasesRow, 'created_at' | 'id'>): string {
  return Buffer.from(`${createdAt} ${id}`).toString('base64url');
}

function readCursor(cursor: string): {
  readonly createdAt: string;
  readonly id: string;
} {
  const [, createdAt, id] =
    /^(\S{20,32}) (\w{26})$/.exec(
      Buffer.from(cursor, 'base64url').toString('utf8'),
    ) ?? [];
  if (!createdAt || !id) {
    throw invalidInput('cursor is not one that was given out');
  }
  return { createdAt, id };
}
