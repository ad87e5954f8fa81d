import { TestDatabases } from '@backstage/backend-test-utils';
import path from 'node:path';
import { MemoryEventStore } from '../testUtils/MemoryEventStore';
import { MemoryOutbox } from '../testUtils/MemoryOutbox';
import { MemoryReleaseLists } from '../testUtils/MemoryReleaseLists';
import { describeReleaseStore } from '../testUtils/describeReleaseStore';
import { storesOn } from './openDatabase';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())('%s', id => {
  describeReleaseStore(`on ${id}`, async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({
      directory: path.resolve(__dirname, '../../migrations'),
    });
    return storesOn(knex);
  });
});

describeReleaseStore('in memory', async () => {
  const store = new MemoryEventStore(() => '2026-05-12T08:00:00.000Z');
  const lists = new MemoryReleaseLists(store);
  return {
    store,
    keys: store,
    lists,
    entityLists: lists,
    outbox: new MemoryOutbox(),
  };
});
