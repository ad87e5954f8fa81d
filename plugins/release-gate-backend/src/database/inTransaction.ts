import type { Knex } from 'knex';
import { isUnanswered } from './databaseFaultOf';
import { whileBusy } from './whileBusy';
import {
  type PooledConnection,
  type SqliteConnection,
  isSqlite,
  withConnection,
} from './withConnection';

/**
 * Does everything or nothing. When this fails, nothing of the work is ever
 * read by anybody on the connection on which it was done, and nobody else's
 * work gets into its transaction. A SQLite file that another process holds is
 * tried again, so the work may run more than once.
 *
 * What fails while it is being stored (COMMIT, on PostgreSQL) may have been
 * stored all the same.
 *
 * @throws the first thing that went wrong, also where taking the work back
 *   failed too
 */
export async function inTransaction<T>(
  knex: Knex,
  work: (tx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  return isSqlite(knex)
    ? whileBusy(knex, () =>
        withConnection<SqliteConnection, T>(knex, async connection => {
          try {
            return await transactionOn(knex, connection, work);
          } finally {
            takeBack(connection);
          }
        }),
      )
    : withConnection(knex, async connection => {
        try {
          return await transactionOn(knex, connection, work);
        } catch (error) {
          if (isUnanswered(error)) {
            // Nobody knows whether a transaction is still open on it.
            connection.__knex__disposed = error;
          }
          throw error;
        }
      });
}

/**
 * A COMMIT that SQLite refuses leaves the transaction open, and knex takes the
 * connection for free: whoever has it next would read what was never stored.
 * So it is kept until it is clean, or else is thrown away. What was stored is
 * not open any more.
 */
function takeBack(connection: SqliteConnection): void {
  try {
    if (connection.inTransaction) {
      connection.exec('ROLLBACK');
    }
  } catch (error) {
    connection.__knex__disposed = error;
  }
}

/** Where the way back fails as well, knex tells of that alone: what went wrong first is kept. */
async function transactionOn<T>(
  knex: Knex,
  connection: PooledConnection,
  work: (tx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  let cause: { readonly error: unknown } | undefined;
  const run = async (tx: Knex.Transaction) => {
    try {
      return await work(tx);
    } catch (error) {
      cause = { error };
      throw error;
    }
  };
  try {
    return await knex.transaction(run, { connection });
  } catch (error) {
    throw cause ? cause.error : error;
  }
}
