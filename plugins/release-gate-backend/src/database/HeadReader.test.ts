import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { HeadReader } from './HeadReader';
import { applyMigrations } from './applyMigrations';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const MANY = 2_500;

const event = (number: number) => ({
  stream_id: `release:${number}`,
  sequence: 1,
  type: 'release-started',
  at: '2026-05-12T08:00:00.000Z',
  body: '{}',
  previous_hash: '0'.repeat(64),
  hash: String(number).padStart(64, '0'),
});

const streams = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => `release:${from + index}`);

describe.each(databases.eachSupportedId())('heads of streams on %s', id => {
  let knex: Knex;
  let statements: string[];

  beforeEach(async () => {
    knex = await databases.init(id);
    await applyMigrations({}, knex);
    await knex.batchInsert(
      'events',
      streams(MANY).map((_, number) => event(number)),
      50,
    );
    statements = [];
    knex.on('query', ({ sql }: { readonly sql: string }) => {
      statements.push(sql);
    });
  });

  it('are read in statements of a bounded size, however many streams somebody asks about', async () => {
    const { heads } = await new HeadReader(knex).read(streams(MANY + 1));
    expect(heads.size).toBe(MANY);
    expect(heads.get(`release:${MANY - 1}`)?.hash).toMatch(/2499$/);
    expect(Math.max(...statements.map(sql => sql.length))).toBeLessThan(60_000);
  });

  it('are read in statements of a bounded size, however many ask at once', async () => {
    const reader = new HeadReader(knex);
    const answers = await Promise.all(
      streams(MANY).map(stream => reader.read([stream])),
    );
    expect(answers.map(({ heads }, n) => heads.has(`release:${n}`))).toEqual(
      answers.map(() => true),
    );
    expect(Math.max(...statements.map(sql => sql.length))).toBeLessThan(60_000);
    expect(statements.length).toBeLessThan(MANY / 10);
  });

  it('one question’s fault is that question’s', async () => {
    const reader = new HeadReader(knex);
    // PostgreSQL keeps no such text, and SQLite is asked for no such value.
    const unfit =
      id === 'SQLITE_3' ? (1n as unknown as string) : 'release:\u0000';
    const asked = await Promise.allSettled([
      reader.read(['release:1']),
      reader.read(['release:2', unfit]),
      reader.read(['release:3']),
    ]);
    expect(asked.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });
});
