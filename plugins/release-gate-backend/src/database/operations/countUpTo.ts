import type { Knex } from 'knex';
import type { Page } from 'backstage-plugin-release-gate-common';

/** Nobody reads a longer list to its end; to count it would take as long as it is. */
const COUNTED = 1_000;

/** How many rows some queries have together. */
export type Total = Pick<Page<unknown>, 'totalItems'> &
  Pick<Page<unknown>['pageInfo'], 'totalIsAtLeast'>;

/** Counts the rows of queries that have none in common, up to a thousand. */
export async function countUpTo(
  knex: Knex,
  queries: readonly Knex.QueryBuilder[],
): Promise<Total> {
  let count = 0;
  for (const query of queries) {
    const limited = query
      .clone()
      .clearSelect()
      .clearOrder()
      .select(knex.raw('1'))
      .limit(COUNTED + 1 - count);
    const row = await knex
      .from(limited.as('counted'))
      .count({ count: '*' })
      .first();
    count += Number(row?.count ?? 0);
    if (count > COUNTED) {
      return { totalItems: COUNTED, totalIsAtLeast: true };
    }
  }
  return { totalItems: count };
}
