import type { Knex } from 'knex';

/** A connection of the pool, of which knex says no type. Whatever stands in `__knex__disposed` makes the pool throw it away. */
export interface PooledConnection {
  __knex__disposed?: unknown;
}

/** What is used of a connection of better-sqlite3. */
export interface SqliteConnection extends PooledConnection {
  /** Whether a transaction is open on it. */
  readonly inTransaction: boolean;
  exec(sql: string): void;
  pragma(source: string): unknown;
}

/** What is used of a connection of pg. */
export interface PostgresConnection extends PooledConnection {
  /** What knex calls it. */
  readonly __knexUid: string;
  /** Where pg looks for the time limit of a query, in milliseconds. */
  readonly connectionParameters: { query_timeout?: number | string | false };
}

/** Whether the database is SQLite. */
export function isSqlite(knex: Knex): boolean {
  return knex.client.config.client === 'better-sqlite3';
}

/**
 * Runs something on a connection that nobody else has meanwhile. SQLite's pool
 * has one, so nothing is read or written beside it.
 */
export async function withConnection<C extends PooledConnection, T>(
  knex: Knex,
  run: (connection: C) => Promise<T>,
): Promise<T> {
  const connection: C = await knex.client.acquireConnection();
  try {
    return await run(connection);
  } finally {
    await knex.client.releaseConnection(connection);
  }
}
