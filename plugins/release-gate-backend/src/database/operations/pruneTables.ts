import type { Knex } from 'knex';
import { OVERDUE_ROLLBACK } from '../../application/Outbox';
import { inTransaction } from '../inTransaction';
import { isSqlite } from '../withConnection';

/** So many rows at once, so that nobody waits behind a large removal. */
const BATCH = 500;

/** What is removed once it is older than the instant, table by table; never an event. */
const OLD_ROWS: Readonly<
  Record<string, (rows: Knex.QueryBuilder, before: string) => void>
> = {
  outbox: (rows, before) =>
    rows
      .where('done_at', '<', before)
      // However long a rollback stays open, it is told of once.
      .whereNot('id', 'like', `%${OVERDUE_ROLLBACK}`),
  deployment_keys: (rows, before) => rows.where('at', '<', before),
  command_keys: (rows, before) => rows.where('at', '<', before),
  probe_runs: (rows, before) => rows.where('at', '<', before),
  ticket_reads: (rows, before) => rows.where('read_at', '<', before),
};

/**
 * Removes what nothing needs any more: effects that were done, keys that are
 * not repeated any more, runs and reads that are long over. Safe at any time,
 * on any number of replicas.
 *
 * @param before - what is older than this instant, ISO 8601
 * @returns how many rows were removed
 */
export async function pruneTables(knex: Knex, before: string): Promise<number> {
  let count = 0;
  for (const [table, choose] of Object.entries(OLD_ROWS)) {
    for (;;) {
      const removed = await removeSome(knex, table, rows =>
        choose(rows, before),
      );
      count += removed;
      if (removed < BATCH) {
        break;
      }
    }
  }
  return count;
}

async function removeSome(
  knex: Knex,
  table: string,
  choose: (rows: Knex.QueryBuilder) => void,
): Promise<number> {
  // What both databases call the place of a row.
  const place = isSqlite(knex) ? 'rowid' : 'ctid';
  return inTransaction(knex, async tx => {
    const some = tx(table).select(place).limit(BATCH);
    choose(some);
    return tx(table).whereIn(place, some).delete();
  });
}
