import { TestDatabases } from '@backstage/backend-test-utils';
import { applyMigrations } from '../applyMigrations';
import { pruneTables } from './pruneTables';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const BEFORE = '2026-05-01T00:00:00.000Z';
const OLD = '2026-04-30T23:59:59.999Z';
const YOUNG = BEFORE;

describe.each(databases.eachSupportedId())('pruning on %s', databaseId => {
  it('removes what is done and old, and nothing that waits, is young or is an event', async () => {
    const knex = await databases.init(databaseId);
    await applyMigrations({}, knex);
    const effect = (id: string, at: string | null) => ({
      id,
      effect: '{}',
      lane: 'notification',
      created_at: OLD,
      due_at: OLD,
      attempts: 0,
      done_at: at,
    });
    await knex.batchInsert(
      'outbox',
      [
        ...Array.from({ length: 1201 }, (_, index) => effect(`${index}`, OLD)),
        effect('young', YOUNG),
        effect('release:1:rollback:overdue', OLD),
        effect('waiting', null),
      ],
      50,
    );
    await knex('events').insert({
      stream_id: 'entity:component:default/payments',
      sequence: 1,
      type: 'release-started',
      at: OLD,
      body: '{}',
      previous_hash: 'a'.repeat(64),
      hash: 'b'.repeat(64),
    });
    const key = { caller: 'user:default/engineer', content: 'c', at: OLD };
    await knex('command_keys').insert([
      { ...key, key: 'old', release_id: '1' },
      { ...key, key: 'young', release_id: '1', at: YOUNG },
    ]);
    await knex('deployment_keys').insert([
      { ...key, key: 'old', answer: '{}' },
      { ...key, key: 'young', answer: '{}', at: YOUNG },
    ]);
    const run = { release_id: '1', probe: 'logs', status: 'passing' };
    await knex('probe_runs').insert([
      { ...run, at: OLD },
      { ...run, at: YOUNG },
    ]);
    await knex('ticket_reads').insert([
      { release_id: '1', ticket: 'usersnap 1', read_at: OLD },
      { release_id: '1', ticket: 'usersnap 2', read_at: YOUNG },
    ]);

    expect(await pruneTables(knex, BEFORE)).toBe(1205);

    expect(await knex('outbox').orderBy('id').pluck('id')).toEqual([
      'release:1:rollback:overdue',
      'waiting',
      'young',
    ]);
    expect(await knex('events').pluck('at')).toEqual([OLD]);
    expect(await knex('command_keys').pluck('key')).toEqual(['young']);
    expect(await knex('deployment_keys').pluck('key')).toEqual(['young']);
    expect(await knex('probe_runs').pluck('at')).toEqual([YOUNG]);
    expect(await knex('ticket_reads').pluck('ticket')).toEqual(['usersnap 2']);
    expect(await pruneTables(knex, BEFORE)).toBe(0);
  });
});
