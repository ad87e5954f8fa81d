import {
  type TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { inTransaction } from './inTransaction';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

/** A database on which what `children` holds is looked at only when it is stored. */
async function checkedAtTheEnd(id: TestDatabaseId) {
  const knex = await databases.init(id);
  await knex.schema.createTable('parents', table => {
    table.integer('id').primary();
  });
  await knex.raw(
    'create table children (parent integer references parents (id) deferrable initially deferred)',
  );
  if (id === 'SQLITE_3') {
    await knex.raw('pragma foreign_keys = on');
  }
  return knex;
}

describe.each(databases.eachSupportedId())('transactions on %s', id => {
  it('what the database refuses to store is read by nobody', async () => {
    const knex = await checkedAtTheEnd(id);
    const orphan = inTransaction(knex, async tx => {
      await tx('children').insert({ parent: 1 });
    });
    // By shape: SQLite's errors are not of the tests' realm.
    await expect(orphan).rejects.toMatchObject({
      message: expect.stringMatching(/foreign key/i),
    });
    expect(await knex('children').select()).toEqual([]);
  });

  it('what comes after a refusal is stored', async () => {
    const knex = await checkedAtTheEnd(id);
    const orphan = inTransaction(knex, async tx => {
      await tx('children').insert({ parent: 1 });
    });
    await expect(orphan).rejects.toBeDefined();
    await inTransaction(knex, async tx => {
      await tx('parents').insert({ id: 2 });
      await tx('children').insert({ parent: 2 });
    });
    expect(await knex('children').select()).toEqual([{ parent: 2 }]);
  });

  it('the first fault is told, also where taking the work back fails', async () => {
    const knex = await checkedAtTheEnd(id);
    const failing = inTransaction(knex, async tx => {
      // The way back is gone: there is no transaction any more.
      await tx.raw('rollback');
      throw new Error('the cause');
    });
    await expect(failing).rejects.toThrow('the cause');
  });
});
