import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import fs from 'node:fs';
import path from 'node:path';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const directory = path.resolve(__dirname, '../migrations');

/** Every migration; each has its tests below. */
const MIGRATION = {
  init: '20261124000000_init.js',
  checks: '20261124000001_checks.js',
  requestBudgets: '20261124000002_request_budgets.js',
  tickets: '20261124000003_tickets.js',
  documents: '20261124000004_documents.js',
  releaseIndices: '20261124000005_release_indices.js',
  outboxLanes: '20261126100000_outbox_lanes.js',
  denialCounts: '20261126200000_denial_counts.js',
  eventsInsertOnly: '20261126200001_events_insert_only.js',
  commitUses: '20261126210000_commit_uses.js',
  releaseLists: '20261127090000_release_lists.js',
} as const;
const migrations: readonly string[] = Object.values(MIGRATION);

const RELEASE_ID = '01J00000000000000000000001';

const EVENT = {
  stream_id: `release:${RELEASE_ID}`,
  sequence: 1,
  type: 'release-started',
  at: '2026-05-12T08:00:00.000Z',
  body: '{}',
  previous_hash: '0'.repeat(64),
  hash: '1'.repeat(64),
};

const RELEASE = {
  id: RELEASE_ID,
  entity_ref: 'component:default/payments',
  owner: 'group:default/portal-team',
  created_by: 'user:default/engineer',
  created_at: EVENT.at,
  chain_id: RELEASE_ID,
  phase: 'staging',
  item: '{"version":"2.4.0"}',
  duties: '[]',
  duty_count: 0,
  approval_pending: false,
  search: '',
  sequence: 3,
};

/** An error by its message: the driver's own classes come from outside the test's realm. */
const saying = (words: string | RegExp) => ({
  message: expect.stringMatching(words),
});

/** Brings a database to where it was just before a migration. */
async function migrateUntilBefore(knex: Knex, target: string): Promise<void> {
  for (const name of migrations.slice(0, migrations.indexOf(target))) {
    await knex.migrate.up({ directory, name });
  }
}

async function tablesOf(knex: Knex): Promise<readonly string[]> {
  const rows: readonly { readonly name: string }[] =
    knex.client.config.client === 'pg'
      ? await knex('information_schema.tables')
          .where({ table_schema: 'public' })
          .select({ name: 'table_name' })
      : await knex('sqlite_master').where({ type: 'table' }).select('name');
  return rows
    .map(({ name }) => name)
    .filter(name => !/^(knex_|sqlite_)/.test(name))
    .sort();
}

async function indicesOf(
  knex: Knex,
  table: string,
): Promise<readonly string[]> {
  const rows: readonly { readonly name: string }[] =
    knex.client.config.client === 'pg'
      ? await knex('pg_indexes')
          .where({ tablename: table })
          .select({ name: 'indexname' })
      : await knex('sqlite_master')
          .where({ type: 'index', tbl_name: table })
          .select('name');
  return rows.map(({ name }) => name);
}

describe.each(databases.eachSupportedId())('migrations on %s', databaseId => {
  let knex: Knex;

  /** Just before a migration, seeded; after it, read; and back to where it was. */
  const story = async (
    name: string,
    told: {
      readonly seed?: () => Promise<void>;
      readonly read: () => Promise<void>;
    },
  ) => {
    await migrateUntilBefore(knex, name);
    await told.seed?.();
    const before = await tablesOf(knex);
    await knex.migrate.up({ directory, name });
    await told.read();
    await knex.migrate.down({ directory, name });
    expect(await tablesOf(knex)).toEqual(before);
  };

  beforeEach(async () => {
    knex = await databases.init(databaseId);
  });

  it('init: the history is there, takes each place once and refuses to be changed', async () => {
    const name = MIGRATION.init;
    await knex.migrate.up({ directory, name });
    expect(await tablesOf(knex)).toEqual([
      'deployment_keys',
      'events',
      'outbox',
      'release_contributors',
      'releases',
      'violations',
    ]);
    await knex('events').insert(EVENT);
    await expect(async () =>
      knex('events').insert(EVENT),
    ).rejects.toMatchObject(saying(/unique/i));
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

  it('init: goes back while there is no history, and never when there is', async () => {
    const name = MIGRATION.init;
    await story(name, {
      read: async () =>
        expect(await knex('events').select('position')).toEqual([]),
    });
    await knex.migrate.up({ directory, name });
    await knex('events').insert(EVENT);
    await expect(knex.migrate.down({ directory, name })).rejects.toMatchObject(
      saying('The history is not empty'),
    );
  });

  it('checks: a check that waits for something is not due', () =>
    story(MIGRATION.checks, {
      read: async () => {
        await knex('check_runs').insert({
          release_id: RELEASE_ID,
          target: 'smoke-tests',
          provider: 'ci',
          attempts: 0,
        });
        expect(await knex('check_runs').select('due_at', 'claim')).toEqual([
          { due_at: null, claim: null },
        ]);
        expect(await knex('probe_runs').select('*')).toEqual([]);
        expect(await indicesOf(knex, 'check_runs')).toContain(
          'check_runs_due_idx',
        );
      },
    }));

  it('request budgets: requests are counted by the minute, once each', () =>
    story(MIGRATION.requestBudgets, {
      read: async () => {
        const row = { name: 'clockify', minute: '2026-05-12T08:00', used: 1 };
        await knex('request_budgets').insert(row);
        await expect(async () =>
          knex('request_budgets').insert(row),
        ).rejects.toMatchObject(saying(/unique/i));
      },
    }));

  it('tickets: a message of a tracker is taken once', () =>
    story(MIGRATION.tickets, {
      read: async () => {
        const row = { tracker: 'usersnap', key: 'a message', at: EVENT.at };
        await knex('webhook_deliveries').insert(row);
        await expect(async () =>
          knex('webhook_deliveries').insert(row),
        ).rejects.toMatchObject(saying(/unique/i));
        expect(await knex('ticket_reads').select('*')).toEqual([]);
        expect(await indicesOf(knex, 'webhook_deliveries')).toContain(
          'webhook_deliveries_at_idx',
        );
      },
    }));

  it('documents: what was attached before there was a list is listed', async () => {
    const attached = (sequence: number, version: number) => ({
      ...EVENT,
      sequence,
      type: 'document-attached',
      body: JSON.stringify({
        actor: { type: 'user', ref: 'user:default/engineer' },
        data: { kind: 'release-note', version, title: `Notes ${version}` },
      }),
    });
    await story(MIGRATION.documents, {
      seed: async () => {
        await knex('releases').insert(RELEASE);
        await knex('events').insert([attached(2, 1), attached(3, 2)]);
      },
      read: async () => {
        expect(await knex('documents').select('*')).toEqual([
          {
            release_id: RELEASE_ID,
            kind: 'release-note',
            entity_ref: 'component:default/payments',
            release_version: '2.4.0',
            version: 2,
            title: 'Notes 2',
            attached_by: 'user:default/engineer',
            attached_at: EVENT.at,
          },
        ]);
        expect(await knex('command_keys').select('*')).toEqual([]);
      },
    });
    expect(await knex('releases').select('id')).toEqual([{ id: RELEASE_ID }]);
  });

  it('release indices: releases are found by owner and by who started them through an index', async () => {
    const names = ['releases_created_by_idx', 'releases_owner_idx'];
    const existing = async () =>
      (await indicesOf(knex, 'releases')).filter(index =>
        names.includes(index),
      );
    await story(MIGRATION.releaseIndices, {
      seed: async () => {
        await knex('releases').insert(RELEASE);
        expect(await existing()).toEqual([]);
      },
      read: async () => expect([...(await existing())].sort()).toEqual(names),
    });
    expect(await existing()).toEqual([]);
    expect(await knex('releases').select('id')).toEqual([{ id: RELEASE_ID }]);
  });

  it('outbox lanes: what waits is in the lane of its kind, and still waits afterwards', async () => {
    const waiting = (id: string, effect: object) => ({
      id,
      effect: JSON.stringify(effect),
      created_at: EVENT.at,
      due_at: EVENT.at,
      attempts: 2,
    });
    await story(MIGRATION.outboxLanes, {
      seed: async () =>
        knex('outbox').insert([
          waiting('a', { id: 'a', kind: 'notification', title: 'kind' }),
          waiting('b', { id: 'b', kind: 'time-entry', entryId: '1' }),
          waiting('c', { id: 'c', kind: 'ticket-close', tracker: 'usersnap' }),
        ]),
      read: async () =>
        expect(
          await knex('outbox')
            .orderBy('id')
            .select('id', 'lane', 'claim', 'attempts'),
        ).toEqual([
          { id: 'a', lane: 'notification', claim: null, attempts: 2 },
          { id: 'b', lane: 'time-entry', claim: null, attempts: 2 },
          { id: 'c', lane: 'ticket-close', claim: null, attempts: 2 },
        ]),
    });
    expect(await knex('outbox').select('id')).toHaveLength(3);
  });

  it('denial counts: a day of a release is counted in one row', () =>
    story(MIGRATION.denialCounts, {
      read: async () => {
        const row = { release_id: RELEASE_ID, day: '2026-05-12', count: 1 };
        await knex('denial_counts').insert(row);
        await expect(async () =>
          knex('denial_counts').insert(row),
        ).rejects.toMatchObject(saying(/unique/i));
      },
    }));

  const REPLACING = {
    SQLITE_3: [
      'insert or replace into events (??) values (?)',
      'replace into events (??) values (?)',
    ],
    POSTGRES_18: [],
  };
  const forgeries = [
    ...REPLACING[databaseId as keyof typeof REPLACING],
    'insert into events (??) values (?) on conflict (stream_id, sequence) do update set body = excluded.body',
  ];
  const insertBy = async (statement: string, row: object) =>
    knex.raw(statement.replace('(?)', `(${Object.keys(row).map(() => '?')})`), [
      Object.keys(row),
      ...Object.values(row),
    ]);

  it('events insert only: no statement puts another event in the place of one', async () => {
    const forged = { ...EVENT, body: '{"forged":true}' };
    await story(MIGRATION.eventsInsertOnly, {
      read: async () => {
        await knex('events').insert(EVENT);
        for (const forgery of forgeries) {
          await expect(insertBy(forgery, forged)).rejects.toMatchObject(
            saying('events is append-only'),
          );
        }
        expect(await knex('events').select('body')).toEqual([{ body: '{}' }]);
        await knex('events').insert({ ...EVENT, sequence: 2 });
      },
    });
    expect(await knex('events').select('sequence').orderBy('sequence')).toEqual(
      [{ sequence: 1 }, { sequence: 2 }],
    );
  });

  it('events insert only: no event of another stream takes the position of one', async () => {
    await knex.migrate.latest({ directory });
    await knex('events').insert(EVENT);
    const [{ position }] = await knex('events').select('position');
    const other = {
      ...EVENT,
      stream_id: 'release:forged',
      position: Number(position),
    };
    for (const statement of [
      'insert into events (??) values (?)',
      ...forgeries,
    ]) {
      await expect(insertBy(statement, other)).rejects.toMatchObject(
        saying(/events is append-only|unique/),
      );
    }
    // SQLite tells a position that is not given by such a number.
    const belowTheFirst = { SQLITE_3: [-1, 0], POSTGRES_18: [] };
    for (const below of belowTheFirst[
      databaseId as keyof typeof belowTheFirst
    ]) {
      await expect(
        insertBy('insert into events (??) values (?)', {
          ...other,
          position: below,
        }),
      ).rejects.toMatchObject(saying('positions begin at 1'));
    }
    expect(await knex('events').select('stream_id')).toEqual([
      { stream_id: EVENT.stream_id },
    ]);
  });

  it('release lists: releases from before are in the phase that they were in, and settle when they were to change', () =>
    story(MIGRATION.releaseLists, {
      seed: async () => {
        await knex('releases').insert({
          ...RELEASE,
          changes_at: '2026-05-13T08:00:00.000Z',
          phase_later: 'monitoring',
        });
      },
      read: async () => {
        expect(
          await knex('releases').first('phase_now', 'settles_at'),
        ).toMatchObject({
          phase_now: 'staging',
          settles_at: '2026-05-13T08:00:00.000Z',
        });
        await knex('release_words').insert([
          { release_id: RELEASE_ID, word: 'Z' },
          { release_id: RELEASE_ID, word: 'a' },
          { release_id: RELEASE_ID, word: '支払い' },
        ]);
        expect(
          await knex('release_words').orderBy('word').pluck('word'),
        ).toEqual(['Z', 'a', '支払い']);
        expect(await indicesOf(knex, 'releases')).toContain(
          'releases_of_owner_idx',
        );
      },
    }));

  it('commit uses: a use is kept once, and releases from before say nothing of their commit yet', async () => {
    const use = {
      commit: 'a'.repeat(40),
      entity_ref: RELEASE.entity_ref,
      release_id: RELEASE_ID,
      user_ref: RELEASE.created_by,
    };
    await story(MIGRATION.commitUses, {
      seed: async () => knex('releases').insert(RELEASE),
      read: async () => {
        expect(await knex('releases').select('id', 'commit')).toEqual([
          { id: RELEASE_ID, commit: '' },
        ]);
        await knex('commit_uses').insert(use);
        await expect(async () =>
          knex('commit_uses').insert(use),
        ).rejects.toMatchObject(saying(/unique/i));
      },
    });
    expect(await knex('releases').select('id')).toEqual([{ id: RELEASE_ID }]);
  });
});

it('every migration is tested by its name', () => {
  expect(fs.readdirSync(directory).sort()).toEqual(migrations);
});
