import type { DatabaseService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { DatabaseCheckQueue } from './DatabaseCheckQueue';
import { DatabaseDenialLog } from './DatabaseDenialLog';
import { DatabaseEntityLists } from './DatabaseEntityLists';
import { DatabaseEventStore } from './DatabaseEventStore';
import { DatabaseKeyStore } from './DatabaseKeyStore';
import { DatabaseOutbox } from './DatabaseOutbox';
import { DatabasePolicyLog } from './DatabasePolicyLog';
import { DatabaseReleaseLists } from './DatabaseReleaseLists';
import { DatabaseRequestBudget } from './DatabaseRequestBudget';
import { DatabaseTicketLog } from './DatabaseTicketLog';
import { applyMigrations } from './applyMigrations';
import { canStore } from './canStore';
import { databaseFaultOf } from './databaseFaultOf';
import { fillProjections } from './fillProjections';
import { pruneTables } from './operations/pruneTables';
import { prepareConnections } from './prepareConnections';

/**
 * Everything that is kept, on a database whose schema is up to date.
 *
 * @param clock - takes the place of the database's, for tests and for histories of the past
 */
export function storesOn(knex: Knex, clock?: () => string) {
  const store = new DatabaseEventStore({ knex, ...(clock && { clock }) });
  return {
    store,
    keys: new DatabaseKeyStore(knex),
    lists: new DatabaseReleaseLists(
      knex,
      tx => new DatabaseEventStore({ knex: tx, ...(clock && { clock }) }),
    ),
    entityLists: new DatabaseEntityLists(knex),
    outbox: new DatabaseOutbox(knex),
    queue: new DatabaseCheckQueue(knex),
    ticketLog: new DatabaseTicketLog(knex),
    denialLog: new DatabaseDenialLog(knex),
  };
}

/** Everything that the plugin keeps, on the plugin's own database and with its schema brought up to date. */
export async function openDatabase(database: DatabaseService) {
  const knex = await database.getClient();
  await applyMigrations(database, knex);
  await prepareConnections(knex);
  const stores = storesOn(knex);
  await fillProjections(knex, stores.lists);
  return {
    ...stores,
    policyLog: new DatabasePolicyLog(knex),
    faultOf: databaseFaultOf,
    canStore: () => canStore(knex),
    prune: (before: string) => pruneTables(knex, before),
    budgetFor: (name: string, perHour: number, share?: number) =>
      new DatabaseRequestBudget({ knex, name, perHour, share }),
  };
}
