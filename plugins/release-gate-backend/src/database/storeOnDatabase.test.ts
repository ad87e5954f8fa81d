import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { PAYMENTS, startReleaseGate } from '../testUtils/startReleaseGate';
import {
  commitOf,
  deploy,
  prepare,
  requestApproval,
  startRelease,
} from '../testUtils/walkThrough';
import { storesOn } from './openDatabase';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

/** Does what the triggers forbid, as somebody with the database in hand could. */
async function tamper(knex: Knex, sql: string): Promise<void> {
  const isPostgres = knex.client.config.client === 'pg';
  if (isPostgres) {
    await knex.raw('alter table events disable trigger all');
  } else {
    await knex.raw('drop trigger events_no_update');
    await knex.raw('drop trigger events_no_delete');
  }
  await knex.raw(sql);
}

const rowsOf = (knex: Knex, table: string) =>
  knex(table)
    .select('*')
    .orderBy(table === 'release_contributors' ? 'user_ref' : 'id');

describe.each(databases.eachSupportedId())('the store on %s', id => {
  it('computes every list anew from the events, row by row', async () => {
    const knex = await databases.init(id);
    const gate = await startReleaseGate({ knex });
    await deploy(gate);
    await startRelease(gate, { commit: commitOf('b'), version: '2.5.0' });
    await gate.pipeline.post('/deployments', {
      entityRef: PAYMENTS,
      environment: 'production',
      commit: commitOf('f'),
      status: 'succeeded',
    });
    const tables = ['releases', 'violations', 'release_contributors'];
    const before = await Promise.all(tables.map(t => rowsOf(knex, t)));
    expect(before.map(rows => rows.length)).toEqual([2, 1, 2]);

    await knex('releases').update({ phase: 'approved', item: '{}' });
    await knex('violations').delete();
    await knex('releases').insert({ ...before[0][0], id: '0'.repeat(26) });
    expect(await storesOn(knex).lists.rebuild()).toBe(2);
    expect(await Promise.all(tables.map(t => rowsOf(knex, t)))).toEqual(before);
    await gate.stop();
  });

  it('to compute the lists anew loses nothing that is written meanwhile', async () => {
    const knex = await databases.init(id);
    const gate = await startReleaseGate({ knex });
    const { id: releaseId } = await startRelease(gate);
    const { lists } = storesOn(knex);
    const engineer = gate.user('engineer');
    const work = async () => {
      for (const digit of ['b', 'c', 'd', 'e', 'f']) {
        await startRelease(gate, { commit: commitOf(digit), version: digit });
        await engineer.post(`/releases/${releaseId}/tickets`, {
          tracker: 'jira',
          id: `PAY-${digit}`,
        });
        await gate.pipeline.post('/deployments', {
          entityRef: PAYMENTS,
          environment: 'production',
          commit: commitOf(digit),
          status: 'succeeded',
        });
      }
    };
    const rebuilding = async () => {
      for (let times = 0; times < 10; times++) {
        await lists.rebuild();
      }
    };
    await Promise.all([work(), rebuilding()]);
    const tables = ['releases', 'violations'];
    const written = await Promise.all(tables.map(t => rowsOf(knex, t)));
    expect(written.map(rows => rows.length)).toEqual([6, 5]);
    await lists.rebuild();
    expect(await Promise.all(tables.map(t => rowsOf(knex, t)))).toEqual(
      written,
    );
    await gate.stop();
  });

  it('the gate denies where a history was changed by hand', async () => {
    const knex = await databases.init(id);
    const gate = await startReleaseGate({ knex });
    const release = await requestApproval(gate);
    await gate.stop();
    await tamper(
      knex,
      `update events set body = replace(body, '2.4.0', '2.4.1') where stream_id = 'release:${release.id}' and sequence = 1`,
    );
    const again = await startReleaseGate({ knex });
    const { body } = await again.pipeline.get(
      `/gate?entityRef=${PAYMENTS}&environment=production&commit=${commitOf(
        'a',
      )}`,
    );
    expect(body).toEqual({
      allowed: false,
      reasons: [
        {
          code: 'history-invalid',
          message: expect.stringContaining('is not whole'),
        },
      ],
    });
    await again.stop();
  });

  it('an event that was removed below a head that is known is noticed', async () => {
    const knex = await databases.init(id);
    const gate = await startReleaseGate({ knex });
    const release = await requestApproval(gate);
    const ask = () =>
      gate.pipeline.get(
        `/gate?entityRef=${PAYMENTS}&environment=production&commit=${commitOf(
          'a',
        )}`,
      );
    expect((await ask()).body.reasons[0].code).toBe('approval-missing');
    // The denial is written down after the answer; it has to be there first.
    while (
      !(await knex('events').where('type', 'gate-denied').first('position'))
    ) {
      await new Promise(resolve => setImmediate(resolve));
    }
    await tamper(
      knex,
      `delete from events where stream_id = 'release:${release.id}' and sequence > 3`,
    );
    expect((await ask()).body.reasons[0].code).toBe('history-invalid');
    await gate.stop();
  });

  it('the gate costs one query once it knows the release, summary the same for any number of releases', async () => {
    const knex = await databases.init(id);
    const gate = await startReleaseGate({ knex });
    const count = async (path: string): Promise<number> => {
      let queries = 0;
      const listener = () => {
        queries += 1;
      };
      knex.on('query', listener);
      const { status } = await gate.pipeline.get(path);
      knex.removeListener('query', listener);
      expect(status).toBe(200);
      return queries;
    };
    const release = await prepare(gate);
    const gatePath = `/gate?entityRef=${PAYMENTS}&environment=staging&commit=${release.commit}`;
    const summaryPath = `/summary?entityRef=${PAYMENTS}`;
    await count(gatePath);
    expect(await count(gatePath)).toBe(1);
    await count(summaryPath);
    const first = await count(summaryPath);
    for (const digit of ['b', 'c', 'd', 'e']) {
      await startRelease(gate, { commit: commitOf(digit), version: digit });
    }
    await count(gatePath);
    await count(summaryPath);
    expect(await count(gatePath)).toBe(1);
    expect(await count(summaryPath)).toBe(first);
    await gate.stop();
  });
});
