import { TestDatabases } from '@backstage/backend-test-utils';
import { copiedCommit, copyReleases } from './testUtils/copyReleases';
import {
  OTHER,
  PAYMENTS,
  startReleaseGate,
} from './testUtils/startReleaseGate';
import { prepare, startRelease } from './testUtils/walkThrough';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const MANY = 2_500;

// What takes long is to write the history.
jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())(
  'an entity with 2,500 open releases on %s',
  id => {
    it('loses no report, stops no question of anybody, and is listed', async () => {
      const knex = await databases.init(id);
      const gate = await startReleaseGate({ knex, isIdle: true });
      await copyReleases(knex, await startRelease(gate), MANY);
      const other = await prepare(gate, { entityRef: OTHER });
      let longest = 0;
      knex.on('query', ({ sql, bindings }) => {
        longest = Math.max(longest, sql.length + (bindings ?? []).length);
      });

      const ask = (entityRef: string, commit: string) =>
        gate.pipeline.get(
          `/gate?entityRef=${entityRef}&environment=production&commit=${commit}`,
        );
      const report = (environment: string, number: number) =>
        gate.pipeline.post('/deployments', {
          entityRef: PAYMENTS,
          environment,
          commit: copiedCommit(number),
          status: 'succeeded',
        });
      const answers = await Promise.all([
        report('production', 7),
        report('staging', 8),
        ask(PAYMENTS, copiedCommit(9)),
        ask(OTHER, other.commit),
        gate.user('engineer').get(`/summary?entityRef=${PAYMENTS}`),
        gate.user('engineer').get(`/releases?entityRef=${PAYMENTS}&limit=200`),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([
        201, 201, 200, 200, 200, 200,
      ]);
      const [production, , own, others, , list] = answers;
      expect(production.body.violation.code).toBe('unapproved-deployment');
      for (const { body } of [own, others]) {
        expect(body.reasons.at(-1).code).toBe('approval-missing');
      }
      expect(list.body.items).toHaveLength(200);
      expect(longest).toBeLessThan(60_000);
      await gate.stop();
    });
  },
);
