import type { Knex } from 'knex';

/**
 * The database's clock as SQL that gives ISO 8601 UTC text with milliseconds.
 * Replicas share the database and so one clock.
 */
export function databaseTime(knex: Knex): string {
  return knex.client.config.client === 'pg'
    ? `to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
    : `strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`;
}
