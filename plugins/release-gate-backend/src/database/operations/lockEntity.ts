import type { EntityRef } from 'backstage-plugin-release-gate-common';
import type { Knex } from 'knex';
import { entityStream } from '../../application/EventStore';
import { isSqlite } from '../withConnection';

/**
 * Makes the transactions on one entity wait for each other until they end, so
 * that what one of them looks at is not changed by another before it is written.
 * SQLite has one writer at a time anyway. Entities whose refs have the same hash
 * wait for each other too, which is harmless.
 *
 * https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
 */
export async function lockEntity(
  tx: Knex,
  entityRef: EntityRef,
): Promise<void> {
  if (!isSqlite(tx)) {
    await tx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
      entityStream(entityRef),
    ]);
  }
}
