import { invalidInput } from '../../application/invalidInput';
import type { Knex } from 'knex';
import type {
  EntityRef,
  Page,
  Phase,
  ReleaseId,
  ReleaseListItem,
} from 'backstage-plugin-release-gate-common';
import type { ReleaseQuery } from '../../application/ReleaseLists';
import type { DbReleasesRow } from '../tables';
import { countUpTo } from './countUpTo';
import { type Search, prepareSearch } from './prepareSearch';
import { settlePhases } from './settlePhases';

/** A page of releases, newest first. @throws InputError for a cursor that was not given out */
export async function listReleases(
  knex: Knex,
  query: ReleaseQuery,
): Promise<Page<ReleaseListItem>> {
  const before = query.cursor ? readCursor(query.cursor) : undefined;
  await settlePhases(knex, query.now);
  const search = await prepareSearch(knex, query.text);
  // A range of an index for every phase, merged here: together they would be sorted anew.
  const queries = phasesOf(query).map(phase =>
    filtered(knex, query, { phase, search }),
  );
  const found: PageRow[] = [];
  for (const matching of queries) {
    found.push(...(await newest(matching, query.limit + 1, before)));
  }
  const rows = found.sort(newestFirst).slice(0, query.limit + 1);
  const { totalItems, ...atLeast } = await countUpTo(knex, queries);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(row => readItem(row, query.now)),
    pageInfo: {
      ...(rows.length > query.limit &&
        last && { nextCursor: writeCursor(last) }),
      ...atLeast,
    },
    totalItems,
  };
}

type Place = Pick<DbReleasesRow, 'created_at' | 'id'>;

async function newest(
  matching: Rows,
  limit: number,
  before: Place | undefined,
): Promise<readonly PageRow[]> {
  const page = matching
    .clone()
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit)
    .select('id', 'created_at', 'changes_at', 'item', 'item_later');
  if (before) {
    // A comparison of pairs is one range of the index; two comparisons are not.
    void page.whereRaw('(created_at, id) < (?, ?)', [
      before.created_at,
      before.id,
    ]);
  }
  return page;
}

function newestFirst(a: Place, b: Place): number {
  const place = ({ created_at: at, id }: Place) => `${at} ${id}`;
  return place(a) > place(b) ? -1 : 1;
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

/** The phases that are asked for, each once; `undefined` stands for all. */
function phasesOf({
  phases,
  awaitingDecisionOf,
}: ReleaseQuery): readonly (Phase | undefined)[] {
  if (awaitingDecisionOf === undefined) {
    return phases ? [...new Set(phases)] : [undefined];
  }
  return phases?.includes('awaiting-approval') ?? true
    ? ['awaiting-approval']
    : [];
}

function filtered(
  knex: Knex,
  query: ReleaseQuery,
  { phase, search }: { readonly phase?: Phase; readonly search?: Search },
): Rows {
  const rows = knex<DbReleasesRow>('releases');
  const equal = {
    phase_now: phase,
    entity_ref: query.entityRef,
    created_by: query.createdBy,
    owner: query.owner,
  };
  for (const [column, value] of Object.entries(equal)) {
    if (value !== undefined) {
      void rows.andWhere(column, value);
    }
  }
  if (query.awaitingDecisionOf !== undefined) {
    withoutPartOf(knex, rows, query.awaitingDecisionOf);
  }
  search?.(rows);
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

function writeCursor({ created_at: createdAt, id }: Place): string {
  return Buffer.from(`${createdAt} ${id}`).toString('base64url');
}

function readCursor(cursor: string): Place {
  const [, createdAt, id] =
    /^(\S{20,32}) (\w{26})$/.exec(
      Buffer.from(cursor, 'base64url').toString('utf8'),
    ) ?? [];
  if (!createdAt || !id) {
    throw invalidInput('cursor is not one that was given out');
  }
  return { created_at: createdAt, id: id as ReleaseId };
}
