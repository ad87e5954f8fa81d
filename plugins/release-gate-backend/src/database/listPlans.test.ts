import { TestDatabases } from '@backstage/backend-test-utils';
import type { EntityRef } from 'backstage-plugin-release-gate-common';
import type { Knex } from 'knex';
import type { ReleaseQuery } from '../application/ReleaseLists';
import { wordsToFind } from '../application/searchWords';
import { listReleases } from './operations/listReleases';
import type { DbReleasesRow } from './tables';
import { applyMigrations } from './applyMigrations';
import { mockServices } from '@backstage/backend-test-utils';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const NOW = '2026-05-12T08:00:00.000Z';
const RELEASES = 3_000;
const ROWS_AT_ONCE = 100;
const PHASES = ['completed', 'cancelled', 'pre-deployment', 'staging'];

/** What PostgreSQL does with few rows; with them off, it says whether an index would serve many. */
const OTHER_WAYS = ['seqscan', 'bitmapscan', 'sort'];

type PlanLines = readonly Record<string, string>[];

const digits = (index: number) => String(index).padStart(26, '0');

function rowOf(index: number): DbReleasesRow {
  const phase = PHASES[index % PHASES.length];
  const entityRef = `component:default/service-${index % 300}` as EntityRef;
  return {
    id: digits(index) as DbReleasesRow['id'],
    entity_ref: entityRef,
    owner: `group:default/team-${index % 30}`,
    created_by: `user:default/person-${index % 100}`,
    created_at: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString(),
    chain_id: digits(index),
    commit: '',
    phase,
    phase_now: phase,
    changes_at: null,
    settles_at: null,
    phase_later: null,
    item: JSON.stringify({ id: digits(index) }),
    item_later: null,
    duties: '[]',
    duty_count: 0,
    expires_at: null,
    approval_pending: false,
    search: `${entityRef}\n1.${index}.0`,
    sequence: 1,
  };
}

async function fill(knex: Knex): Promise<void> {
  const rows = Array.from({ length: RELEASES }, (_, index) => rowOf(index));
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const some = rows.slice(start, start + ROWS_AT_ONCE);
    await knex('releases').insert(some);
    const words = some.flatMap(({ id, search }) =>
      wordsToFind(search).map(word => ({ release_id: id, word })),
    );
    await knex.batchInsert('release_words', words, ROWS_AT_ONCE);
  }
  await knex.raw('analyze');
}

/** How the database goes about every statement that a list asks. */
async function plansOf(
  knex: Knex,
  query: Omit<ReleaseQuery, 'now' | 'limit'>,
): Promise<string> {
  const asked: Knex.Sql[] = [];
  const note = (statement: Knex.Sql) => asked.push(statement);
  knex.on('query', note);
  await listReleases(knex, { ...query, now: NOW, limit: 50 });
  knex.removeListener('query', note);
  const isSqlite = knex.client.config.client.includes('sqlite');
  const plans: string[] = [];
  for (const { sql, bindings } of asked) {
    const { rows = [] } = await knex.transaction(
      async (tx): Promise<{ readonly rows?: PlanLines }> => {
        for (const way of isSqlite ? [] : OTHER_WAYS) {
          await tx.raw(`set local enable_${way} = off`);
        }
        const how = isSqlite ? 'explain query plan' : 'explain';
        const answer = await tx.raw(
          `${how} ${sql.replace(/\$\d+/g, '?')}`,
          bindings as Knex.Value[],
        );
        return isSqlite ? { rows: answer } : answer;
      },
    );
    plans.push(rows.map(line => line.detail ?? line['QUERY PLAN']).join('\n'));
  }
  return plans.join('\n\n');
}

const QUERIES: Record<string, Omit<ReleaseQuery, 'now' | 'limit'>> = {
  everything: {},
  'what is in flight': { phases: ['pre-deployment', 'staging'] },
  'of a service': { entityRef: 'component:default/service-7' as EntityRef },
  'of an owner': { owner: 'group:default/team-7' },
  'of a person': { createdBy: 'user:default/person-7' },
  'in a phase, of an owner': {
    phases: ['staging'],
    owner: 'group:default/team-7',
  },
  'waiting for a decision': { awaitingDecisionOf: 'user:default/director' },
  'of a month': { from: '2026-01-01', to: '2026-02-01' },
  'with a rare word': { text: 'service-99' },
  'with a common word': { text: 'component' },
};

describe.each(databases.eachSupportedId())('lists on %s', databaseId => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await applyMigrations(mockServices.database.mock(), knex);
    await fill(knex);
  });

  it.each(Object.entries(QUERIES))(
    '%s: no table is read from end to end',
    async (_, query) => {
      expect(await plansOf(knex, query)).not.toMatch(
        /Seq Scan|SCAN releases(?! USING)/,
      );
    },
  );

  // What is found by a rare word is sorted: it is never more than a thousand.
  it.each(Object.entries(QUERIES).filter(([, { text }]) => !text))(
    '%s: nothing is sorted',
    async (_, query) => {
      expect(await plansOf(knex, query)).not.toMatch(/TEMP B-TREE|Sort /);
    },
  );

  it('are counted up to a thousand, and no further', async () => {
    const ask = (query: Omit<ReleaseQuery, 'now' | 'limit'>) =>
      listReleases(knex, { ...query, now: NOW, limit: 5 });
    const all = await ask({});
    expect([all.totalItems, all.pageInfo.totalIsAtLeast]).toEqual([
      1_000,
      true,
    ]);
    const some = await ask({ owner: 'group:default/team-7' });
    expect([some.totalItems, some.pageInfo.totalIsAtLeast]).toEqual([
      RELEASES / 30,
      undefined,
    ]);
  });

  it('are the same page by page as at once, newest first, over several phases', async () => {
    const query = {
      phases: ['pre-deployment', 'cancelled'] as const,
      owner: 'group:default/team-6',
      now: NOW,
    };
    const whole = await listReleases(knex, { ...query, limit: 200 });
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listReleases(knex, { ...query, limit: 7, cursor });
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
    expect(paged).toEqual(whole.items.map(({ id }) => id));
    expect(paged).toEqual([...paged].sort().reverse());
    expect(paged).toHaveLength(whole.totalItems);
  });

  it('find a release by the beginnings of its words', async () => {
    const found = async (text: string) =>
      (await listReleases(knex, { text, now: NOW, limit: 200 })).totalItems;
    // Those of the service, and the versions 1.2990.0 to 1.2998.0 of others.
    expect(await found('service-299')).toBe(RELEASES / 300 + 9);
    expect(await found('1.2999.0')).toBe(1);
    expect(await found('2999')).toBe(1);
    expect(await found('SERV 299')).toBe(RELEASES / 300 + 9);
    expect(await found('nothing')).toBe(0);
    expect(await found('%')).toBe(0);
  });
});
