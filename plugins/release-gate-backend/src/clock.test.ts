import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { applyMigrations } from './database/applyMigrations';
import { holdDatabaseClock } from './testUtils/holdDatabaseClock';
import { PAYMENTS, startReleaseGate } from './testUtils/startReleaseGate';
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

const MONDAY = '2026-06-01T08:00:00.000Z';
const TUESDAY = '2026-06-02T08:00:00.000Z';
/** An approval of Monday has run out. */
const NEXT_TUESDAY = '2026-06-09T08:00:00.000Z';

const gatePath = `/gate?entityRef=${PAYMENTS}&environment=production&commit=${commitOf(
  'a',
)}`;

describe.each(databases.eachSupportedId())(
  'a clock that goes back on %s',
  id => {
    let knex: Knex;

    const at = async (instant: string) => {
      await holdDatabaseClock(knex, instant);
      return startReleaseGate({ knex, isIdle: true });
    };

    beforeEach(async () => {
      knex = await databases.init(id);
      await applyMigrations({}, knex);
      const monday = await at(MONDAY);
      await decide(monday, await requestApproval(monday), 'approved');
      await monday.stop();
    });

    it('changes nothing while the approval is good', async () => {
      const back = await at('2026-05-31T08:00:00.000Z');
      const { body } = await back.pipeline.get(gatePath);
      expect(body.allowed).toBe(true);
      await back.stop();
    });

    const isExpired = async (
      isKnown: 'recorded' | 'only by another release',
    ) => {
      const late = await at(NEXT_TUESDAY);
      await (isKnown === 'recorded'
        ? late.trigger('release-gate-sweep')
        : startRelease(late, { commit: commitOf('b'), version: '2.5.0' }));
      await late.stop();
      const back = await at(TUESDAY);
      const { body } = await back.pipeline.get(`${gatePath}&explain=true`);
      expect(body.reasons.map(({ code }: { code: string }) => code)).toContain(
        'approval-expired',
      );
      return { back, record: body.record };
    };

    it.each(['recorded', 'only by another release'] as const)(
      'revives no approval that had expired (%s)',
      async isKnown => {
        const { back, record } = await isExpired(isKnown);
        expect(record).toMatchObject({ at: NEXT_TUESDAY, clock: TUESDAY });
        const report = await back.pipeline.post('/deployments', {
          entityRef: PAYMENTS,
          environment: 'production',
          commit: commitOf('a'),
          status: 'succeeded',
        });
        expect(report.status).toBe(201);
        expect(report.body.violation.code).toBe('unapproved-deployment');
        await back.stop();
      },
    );

    it('lets no event be of a time before the one in front of it, refuses nothing, and is kept with each', async () => {
      const { back } = await isExpired('only by another release');
      const engineer = back.user('engineer');
      const release = await startRelease(back, {
        commit: commitOf('c'),
        version: '2.6.0',
      });
      const ticked = await engineer.post(
        `/releases/${release.id}/items/tests-passing/complete`,
        {},
      );
      expect(ticked.status).toBe(200);
      const { body } = await engineer.get(`/releases/${release.id}/events`);
      expect(
        body.items.map(
          ({ at: when, clock }: { at: string; clock?: string }) => [
            when,
            clock,
          ],
        ),
      ).toEqual([
        [NEXT_TUESDAY, TUESDAY],
        [NEXT_TUESDAY, TUESDAY],
      ]);
      await back.stop();
      const rows = await knex('events')
        .orderBy(['stream_id', 'sequence'])
        .select('stream_id', 'at');
      const streams = new Set(rows.map(({ stream_id: stream }) => stream));
      for (const stream of streams) {
        const times = rows
          .filter(({ stream_id: of }) => of === stream)
          .map(row => row.at);
        expect(times).toEqual([...times].sort());
      }
    });
  },
);
