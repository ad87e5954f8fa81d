import {
  type DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { setTimeout as delay } from 'node:timers/promises';

const ATTEMPTS = 10;
const RETRY_MS = 500;

/**
 * Brings the schema up to date, unless the host runs migrations itself. Two
 * replicas that start at once on an empty database wait for each other.
 */
export async function applyMigrations(
  database: Pick<DatabaseService, 'migrations'>,
  knex: Knex,
): Promise<void> {
  if (database.migrations?.skip) {
    return;
  }
  const directory = resolvePackagePath(
    'backstage-plugin-release-gate-backend',
    'migrations',
  );
  for (let attempt = 1; ; attempt++) {
    try {
      await knex.migrate.latest({ directory });
      return;
    } catch (error) {
      if (attempt === ATTEMPTS || !isLockConflict(error)) {
        throw error;
      }
      await delay(RETRY_MS);
    }
  }
}

/** Another replica holds the lock, or has just made the lock's own tables. */
function isLockConflict(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === 'MigrationLocked' ||
      /knex_migrations|already exists/i.test(error.message))
  );
}
