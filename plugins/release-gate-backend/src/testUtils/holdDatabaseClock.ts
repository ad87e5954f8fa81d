import type { Knex } from 'knex';

/** As much of a connection to SQLite as is used here. */
interface SqliteConnection {
  function(
    name: string,
    options: { readonly varargs: true },
    body: () => string,
  ): void;
}

/**
 * Holds the clock of a database of the tests, by which the backend tells the
 * time, at an instant: in place of the functions that tell it on SQLite and on
 * PostgreSQL stands one that always gives this instant.
 */
export async function holdDatabaseClock(
  knex: Knex,
  instant: string,
): Promise<void> {
  if (knex.client.config.client !== 'pg') {
    const connection: SqliteConnection = await knex.client.acquireConnection();
    connection.function('strftime', { varargs: true }, () => instant);
    await knex.client.releaseConnection(connection);
    return;
  }
  await knex.raw(
    `create or replace function public.clock_timestamp() returns timestamptz
     language sql immutable as $$ select '${instant}'::timestamptz $$`,
  );
  const { rows } = await knex.raw('select current_database() as name');
  // What stands first is found first, also before what PostgreSQL brings.
  await knex.raw('alter database ?? set search_path = public, pg_catalog', [
    rows[0].name,
  ]);
  await knex.destroy();
  knex.initialize();
}
