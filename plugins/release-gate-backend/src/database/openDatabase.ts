import type { DatabaseService } from '@backstage/backend-plugin-api';
import { DatabaseCheckQueue } from './DatabaseCheckQueue';
import { DatabaseOutboxStore } from './DatabaseOutboxStore';
import { DatabasePolicyLog } from './DatabasePolicyLog';
import { DatabaseReleaseStore } from './DatabaseReleaseStore';
import { DatabaseRequestBudget } from './DatabaseRequestBudget';
import { DatabaseTicketLog } from './DatabaseTicketLog';
import { applyMigrations } from './applyMigrations';

/** Everything that the plugin keeps, on the plugin's own database and with its schema up to date. */
export async function openDatabase(database: DatabaseService) {
  const knex = await database.getClient();
  await applyMigrations(database, knex);
  return {
    store: new DatabaseReleaseStore({ knex }),
    policyLog: new DatabasePolicyLog(knex),
    queue: new DatabaseCheckQueue(knex),
    outboxStore: new DatabaseOutboxStore(knex),
    ticketLog: new DatabaseTicketLog(knex),
    budgetFor: (name: string, perHour: number) =>
      new DatabaseRequestBudget({ knex, name, perHour }),
  };
}
