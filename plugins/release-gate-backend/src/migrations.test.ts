import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import path from 'node:path';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const directory = path.resolve(__dirname, '../migrations');

const EVENT = {
  stream_id: 'release:01J',
  sequence: 1,
  type: 'release-started',
  at: '2026-05-12T08:00:00.000Z',
  body: '{}',
  previous_hash: '0'.repeat(64),
  hash: '1'.repeat(64),
};

/** An error by its message: the driver's own classes come from outside the test's realm. */
const saying = (words: string | RegExp) => ({
  message: expect.stringMatching(words),
});

describe.each(databases.eachSupportedId())('migrations on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory });
  });

  it('the database refuses to change or remove an event', async () => {
    await knex('events').insert(EVENT);
    for (const change of [
      async () => knex('events').update({ body: '{"forged":true}' }),
      async () => knex('events').delete(),
    ]) {
      await expect(change()).rejects.toMatchObject(
        saying('events is append-only'),
      );
    }
    expect(await knex('events').select('body')).toEqual([{ body: '{}' }]);
  });

  it('a stream has one event at a place', async () => {
    await knex('events').insert(EVENT);
    const again = async () => knex('events').insert(EVENT);
    await expect(again()).rejects.toMatchObject(saying(/unique/i));
  });

  it('what came after the history comes and goes on its own, latest first', async () => {
    const steps = [
      // Only indices.
      [],
      ['documents', 'command_keys'],
      ['ticket_reads', 'webhook_deliveries'],
      ['request_budgets'],
      ['check_runs', 'probe_runs'],
    ];
    await knex('check_runs').insert({
      release_id: '01J00000000000000000000001',
      target: 'smoke-tests',
      provider: 'ci',
      attempts: 0,
    });
    expect(await knex('check_runs').select('due_at', 'claim')).toEqual([
      { due_at: null, claim: null },
    ]);
    const existing = async (tables: readonly string[]) => {
      const found = await Promise.all(tables.map(t => knex.schema.hasTable(t)));
      return tables.filter((_, index) => found[index]);
    };
    for (const tables of steps) {
      expect(await existing(tables)).toEqual(tables);
      await knex.migrate.down({ directory });
      expect(await existing(tables)).toEqual([]);
    }
    await knex.migrate.latest({ directory });
    expect(await existing(steps.flat())).toEqual(steps.flat());
  });

  it('releases are found by their owner and by who started them through an index, which comes and goes', async () => {
    const existing = async () => {
      const indices: readonly { readonly name: string }[] =
        id === 'SQLITE_3'
          ? await knex('sqlite_master')
              .where({ type: 'index', tbl_name: 'releases' })
              .select('name')
          : await knex('pg_indexes')
              .where({ tablename: 'releases' })
              .select({ name: 'indexname' });
      return indices
        .map(({ name }) => name)
        .filter(name => /_(owner|created_by)_idx$/.test(name))
        .sort();
    };
    const names = ['releases_created_by_idx', 'releases_owner_idx'];
    expect(await existing()).toEqual(names);
    await knex.migrate.down({ directory });
    expect(await existing()).toEqual([]);
    await knex.migrate.latest({ directory });
    expect(await existing()).toEqual(names);
  });

  it('what was attached before there was a list of documents is listed', async () => {
    await knex.migrate.down({ directory });
    await knex.migrate.down({ directory });
    const attached = (sequence: number, version: number) => ({
      ...EVENT,
      stream_id: 'release:01J00000000000000000000001',
      sequence,
      type: 'document-attached',
      body: JSON.stringify({
        actor: { type: 'user', ref: 'user:default/engineer' },
        data: { kind: 'release-note', version, title: `Notes ${version}` },
      }),
    });
    await knex('releases').insert({
      id: '01J00000000000000000000001',
      entity_ref: 'component:default/payments',
      owner: 'group:default/portal-team',
      created_by: 'user:default/engineer',
      created_at: EVENT.at,
      chain_id: '01J00000000000000000000001',
      phase: 'staging',
      item: '{"version":"2.4.0"}',
      duties: '[]',
      duty_count: 0,
      approval_pending: false,
      search: '',
      sequence: 3,
    });
    await knex('events').insert([attached(2, 1), attached(3, 2)]);
    await knex.migrate.latest({ directory });
    expect(await knex('documents').select('*')).toEqual([
      {
        release_id: '01J00000000000000000000001',
        kind: 'release-note',
        entity_ref: 'component:default/payments',
        release_version: '2.4.0',
        version: 2,
        title: 'Notes 2',
        attached_by: 'user:default/engineer',
        attached_at: EVENT.at,
      },
    ]);
  });

  it('go back while there is no history, and never when there is', async () => {
    await knex.migrate.rollback({ directory }, true);
    expect(await knex.schema.hasTable('events')).toBe(false);
    await knex.migrate.latest({ directory });
    await knex('events').insert(EVENT);
    await expect(
      knex.migrate.rollback({ directory }, true),
    ).rejects.toMatchObject(saying('The history is not empty'));
  });
});
