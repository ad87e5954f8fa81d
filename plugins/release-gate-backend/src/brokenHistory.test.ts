import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { storesOn } from './database/openDatabase';
import {
  OTHER,
  PAYMENTS,
  startReleaseGate,
} from './testUtils/startReleaseGate';
import {
  commitOf,
  decide,
  requestApproval,
  startRelease,
} from './testUtils/walkThrough';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

/** Does what the triggers forbid, as somebody with the database in hand could. */
async function tamper(knex: Knex, sql: string): Promise<void> {
  if (knex.client.config.client === 'pg') {
    await knex.raw('alter table events disable trigger all');
  } else {
    await knex.raw('drop trigger if exists events_no_update');
    await knex.raw('drop trigger if exists events_no_delete');
  }
  await knex.raw(sql);
}

/** Ways to break an event; `where` names it. */
const DAMAGE: readonly (readonly [string, (where: string) => string])[] = [
  [
    'one byte is changed',
    where =>
      `update events set body = replace(body, '"actor"', '"Actor"') where ${where}`,
  ],
  [
    'the text is no JSON any more',
    where => `update events set body = '{' where ${where}`,
  ],
  ['the text is gone', where => `update events set body = '' where ${where}`],
  [
    'the hash is changed',
    where => `update events set hash = '${'0'.repeat(64)}' where ${where}`,
  ],
  ['the row is removed', where => `delete from events where ${where}`],
];

describe.each(databases.eachSupportedId())('on %s', id => {
  /** An approved release of payments and one of another service, by a backend that has stopped since. */
  const past = async () => {
    const knex = await databases.init(id);
    const before = await startReleaseGate({ knex });
    const release = await decide(
      before,
      await requestApproval(before),
      'approved',
    );
    const sound = await startRelease(before, {
      commit: commitOf('b'),
      version: '2.5.0',
    });
    const other = await startRelease(before, { entityRef: OTHER });
    await before.stop();
    return { knex, release, sound, other };
  };
  const gatePath = (commit: string, entityRef = PAYMENTS) =>
    `/gate?entityRef=${entityRef}&environment=production&commit=${commit}`;
  const report = (commit: string, environment = 'production') => ({
    entityRef: PAYMENTS,
    environment,
    commit,
    status: 'succeeded',
  });
  const factsOf = async (knex: Knex) =>
    (
      await knex('events')
        .where({
          stream_id: `entity:${PAYMENTS}`,
          type: 'deployment-recorded',
        })
        .orderBy('sequence')
        .select('body')
    ).map(({ body }) => JSON.parse(body).data);

  it.each(DAMAGE)(
    'a release in whose history %s is shown as far as it goes, and stops nothing',
    async (_, damage) => {
      const { knex, release, sound, other } = await past();
      await tamper(
        knex,
        damage(`stream_id = 'release:${release.id}' and sequence = 3`),
      );
      const gate = await startReleaseGate({ knex });
      const engineer = gate.user('engineer');

      const asked = await gate.pipeline.get(gatePath(release.commit));
      expect(asked.body).toMatchObject({
        allowed: false,
        reasons: [
          {
            code: 'history-invalid',
            message: expect.stringContaining(
              `release:${release.id} is broken at event 3`,
            ),
          },
        ],
      });
      const next = await gate.pipeline.get(gatePath(sound.commit));
      expect(next.body.reasons.at(-1).code).toBe('approval-missing');

      const events = await engineer.get(`/releases/${release.id}/events`);
      expect(events.status).toBe(200);
      expect(events.body.broken).toEqual({
        sequence: 3,
        reason: expect.any(String),
      });
      const types = events.body.items.map(
        ({ type }: { readonly type: string }) => type,
      );
      expect(types.slice(0, 2)).toEqual(['release-started', 'item-completed']);
      expect(new Set(types.slice(2))).toEqual(new Set(['unproven']));
      const page = await engineer.get(
        `/releases/${release.id}/events?limit=2&cursor=2`,
      );
      expect(page.body.items).toEqual(events.body.items.slice(2, 4));
      expect(page.body.broken).toEqual(events.body.broken);

      const read = await engineer.get(`/releases/${release.id}`);
      expect([read.status, read.body.error.code]).toEqual([
        409,
        'history-invalid',
      ]);
      for (const path of [
        `/releases/${sound.id}`,
        `/releases/${other.id}`,
        `/releases/${sound.id}/dossier`,
        '/documents',
        `/summary?entityRef=${PAYMENTS}`,
        `/summary?entityRef=${OTHER}`,
      ]) {
        expect([path, (await engineer.get(path)).status]).toEqual([path, 200]);
      }
      const list = await engineer.get('/releases?q=2.');
      expect(list.body.items).toHaveLength(3);

      const answer = await gate.pipeline.post(
        '/deployments',
        report(release.commit),
      );
      expect(answer.status).toBe(201);
      expect(answer.body.violation.code).toBe('unapproved-deployment');
      expect((await factsOf(knex)).at(-1)).toMatchObject({
        commit: release.commit,
        coverage: 'none',
        flags: ['history-broken'],
      });
      for (const task of ['sweep', 'rebuild-projections']) {
        await gate.trigger(`release-gate-${task}`);
      }
      expect(await storesOn(knex).lists.rebuild()).toBe(3);
      await gate.stop();
    },
  );

  it.each(DAMAGE)(
    'reports of an entity in whose history %s are kept and flagged, and its gate stays closed',
    async (_, damage) => {
      const { knex, release, other } = await past();
      await tamper(
        knex,
        damage(`stream_id = 'entity:${PAYMENTS}' and sequence = 1`),
      );
      const gate = await startReleaseGate({ knex });
      const engineer = gate.user('engineer');
      for (const body of [
        report(release.commit),
        { ...report(release.commit), idempotencyKey: 'run-1' },
        { ...report(release.commit), idempotencyKey: 'run-1' },
        report(commitOf('c'), 'staging'),
      ]) {
        const { status } = await gate.pipeline.post('/deployments', body);
        expect(status).toBe(201);
      }
      const facts = (await factsOf(knex)).slice(-4);
      expect(facts.map(({ coverage }) => coverage)).toEqual([
        'none',
        'none',
        'none',
        'not-needed',
      ]);
      for (const { flags } of facts) {
        expect(flags).toContain('history-broken');
      }
      const reporter = await gate.service.post(
        '/deployments',
        report(release.commit),
      );
      expect(reporter.body.error.code).toBe('not-a-pipeline');
      const asked = await gate.pipeline.get(gatePath(release.commit));
      expect(asked.body.reasons).toEqual([
        {
          code: 'history-invalid',
          message: expect.stringContaining(
            `entity:${PAYMENTS} is broken at event 1`,
          ),
        },
      ]);
      const others = await gate.pipeline.get(gatePath(other.commit, OTHER));
      expect(others.body.reasons.at(-1).code).toBe('approval-missing');
      const summary = await engineer.get(`/summary?entityRef=${PAYMENTS}`);
      expect(summary.body).toMatchObject({
        gate: { allowed: false, reasons: [{ code: 'history-invalid' }] },
        history: [expect.anything(), expect.anything()],
        violations: [expect.anything(), expect.anything(), expect.anything()],
      });
      const changed = await engineer.post(`/releases/${release.id}/cancel`, {
        reason: 'Broken',
      });
      expect([changed.status, changed.body.error.code]).toEqual([
        409,
        'history-invalid',
      ]);
      const list = await engineer.get('/releases');
      expect(list.body.items).toHaveLength(3);
      expect(await storesOn(knex).lists.rebuild()).toBe(3);
      await gate.stop();
    },
  );

  it('what was kept meanwhile is in its place once the rows are put back', async () => {
    const { knex, release } = await past();
    const where = `stream_id = 'entity:${PAYMENTS}' and sequence = 1`;
    const [{ body }] = await knex('events').whereRaw(where).select('body');
    await tamper(knex, `update events set body = '{}' where ${where}`);
    const broken = await startReleaseGate({ knex });
    await broken.pipeline.post('/deployments', report(commitOf('c')));
    await broken.stop();
    await knex('events').whereRaw(where).update({ body });
    const gate = await startReleaseGate({ knex });
    const asked = await gate.pipeline.get(gatePath(release.commit));
    expect(asked.body.reasons ?? []).not.toContainEqual(
      expect.objectContaining({ code: 'history-invalid' }),
    );
    const { body: summary } = await gate
      .user('engineer')
      .get(`/summary?entityRef=${PAYMENTS}`);
    expect(summary.violations).toHaveLength(1);
    await gate.stop();
  });

  it('a report that comes while the history is broken is never taken for a fold of it', async () => {
    const { knex, release } = await past();
    await tamper(
      knex,
      `update events set body = '{}' where stream_id = 'entity:${PAYMENTS}' and sequence = 1`,
    );
    const gate = await startReleaseGate({ knex });
    for (let times = 0; times < 2; times++) {
      await gate.pipeline.post('/deployments', report(commitOf('c')));
      const { body } = await gate.pipeline.get(gatePath(release.commit));
      expect(body.reasons[0].code).toBe('history-invalid');
    }
    await gate.stop();
  });
});
