import type { Knex } from 'knex';
import {
  type SqliteConnection,
  isSqlite,
  withConnection,
} from './withConnection';

/** Whether a transaction that writes can begin now. Changes nothing. */
export async function canStore(knex: Knex): Promise<boolean> {
  try {
    if (isSqlite(knex)) {
      await withConnection<SqliteConnection, void>(knex, async connection => {
        connection.exec('BEGIN IMMEDIATE');
        connection.exec('ROLLBACK');
      });
      return true;
    }
    const { rows } = await knex.raw(
      'select pg_is_in_recovery() as "onlyReads"',
    );
    return !rows[0].onlyReads;
  } catch {
    // Whatever the reason: the next command says it.
    return false;
  }
}
