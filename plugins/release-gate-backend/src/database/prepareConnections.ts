import type { Knex } from 'knex';
import { isUnanswered } from './databaseFaultOf';
import { whileBusy } from './whileBusy';
import {
  type PostgresConnection,
  type SqliteConnection,
  isSqlite,
  withConnection,
} from './withConnection';

/** How long PostgreSQL may think about a statement, and how long a connection is waited for. */
const LIMIT_MS = 4_000;

/**
 * Sets up every connection, the present ones and those that come after them.
 * For SQLite:
 *
 * - a write-ahead log, so that somebody who reads the file (a copy, a report)
 *   never keeps a command from being stored, and the reverse;
 * - what is acknowledged is on the disk, also when the power fails;
 * - no waiting inside of SQLite, which would stop the whole process: see
 *   `whileBusy`.
 *
 * For PostgreSQL: limits in time, so that a server that hangs is answered for
 * within seconds. Shorter limits of the configuration stay.
 */
export async function prepareConnections(knex: Knex): Promise<void> {
  await (isSqlite(knex) ? prepareSqlite(knex) : limitPostgres(knex));
}

async function prepareSqlite(knex: Knex): Promise<void> {
  const { pool } = knex.client;
  pool.on('createSuccess', (_eventId: number, connection: SqliteConnection) =>
    setUp(connection),
  );
  await whileBusy(knex, () =>
    withConnection<SqliteConnection, void>(knex, async connection => {
      setUp(connection);
      connection.pragma('journal_mode = WAL');
    }),
  );
}

function setUp(connection: SqliteConnection): void {
  connection.pragma('busy_timeout = 0');
  connection.pragma('synchronous = FULL');
}

/**
 * A connection on which something went unanswered is thrown away: the answer may
 * still come, or never, and whoever had it next would wait behind it.
 */
async function limitPostgres(knex: Knex): Promise<void> {
  const { pool } = knex.client;
  const connections = new Map<string, PostgresConnection>();
  pool.acquireTimeoutMillis = Math.min(pool.acquireTimeoutMillis, LIMIT_MS);
  pool.on('acquireSuccess', (_id: number, connection: PostgresConnection) => {
    const { connectionParameters: limits, __knexUid: id } = connection;
    const given = Number(limits.query_timeout) || LIMIT_MS;
    limits.query_timeout = Math.min(given, LIMIT_MS);
    connections.set(id, connection);
  });
  pool.on('destroyRequest', (_id: number, connection: PostgresConnection) => {
    connections.delete(connection.__knexUid);
  });
  knex.on('query-error', (error, { __knexUid: id }: PostgresConnection) => {
    const connection = connections.get(id);
    if (connection && isUnanswered(error)) {
      connection.__knex__disposed = error;
    }
  });
}
