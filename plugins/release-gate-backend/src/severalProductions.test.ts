import { TestDatabases } from '@backstage/backend-test-utils';
import {
  PAYMENTS,
  type ReleaseGate,
  startReleaseGate,
} from './testUtils/startReleaseGate';
import { commitOf, deploy } from './testUtils/walkThrough';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const config = {
  environments: [
    { name: 'production', tier: 'production' },
    { name: 'Production-EU', tier: 'production' },
    { name: 'staging', tier: 'staging' },
  ],
};

describe.each(databases.eachSupportedId())(
  'a service with two production environments, on %s',
  databaseId => {
    let gate: ReleaseGate;

    beforeEach(async () => {
      gate = await startReleaseGate({
        knex: await databases.init(databaseId),
        isIdle: true,
        config,
      });
    });

    afterEach(() => gate.stop());

    const start = (digit: string, environment?: string) =>
      gate.user('engineer').post('/releases', {
        entityRef: PAYMENTS,
        version: `1.${digit}.0`,
        commit: commitOf(digit),
        ...(environment !== undefined && { environment }),
      });
    const report = (digit: string, environment: string) =>
      gate.pipeline.post('/deployments', {
        entityRef: PAYMENTS,
        environment,
        commit: commitOf(digit),
        version: `1.${digit}.0`,
        status: 'succeeded',
      });
    const summary = async () =>
      (await gate.user('engineer').get(`/summary?entityRef=${PAYMENTS}`)).body;
    const ask = async (digit: string, environment: string) =>
      (
        await gate.pipeline.get(
          `/gate?entityRef=${PAYMENTS}&environment=${environment}&commit=${commitOf(
            digit,
          )}`,
        )
      ).body;

    it('has releases for each of them, and the first is meant where none is named', async () => {
      const first = await start('1');
      const second = await start('2', 'production-eu');
      expect([first.body.environment, second.body.environment]).toEqual([
        'production',
        'Production-EU',
      ]);
      const other = await start('3', 'staging');
      expect([other.status, other.body.error.code]).toEqual([
        400,
        'invalid-environment',
      ]);
    });

    it('shows what runs in each of them', async () => {
      await report('1', 'production');
      await report('2', 'PRODUCTION-EU');
      expect((await summary()).environments).toMatchObject([
        {
          name: 'production',
          inProduction: { commit: commitOf('1') },
          mayStart: true,
        },
        {
          name: 'Production-EU',
          inProduction: { commit: commitOf('2') },
          mayStart: true,
        },
      ]);
    });

    it('is not let into one of them by a release for the other, and no reason contradicts itself', async () => {
      await start('1');
      const answer = await ask('1', 'production-eu');
      expect(answer.allowed).toBe(false);
      const words = answer.reasons
        .map(({ message }: { message: string }) => message)
        .join('\n');
      expect(words).not.toMatch(/commit (\w+), not for \1/);
      expect(words).toContain('production');
    });

    it('may start for one where the other waits for its re-entry', async () => {
      await report('1', 'production');
      const { id } = await deploy(gate, { version: '2.0.0' });
      await gate.user('engineer').post(`/releases/${id}/rollback`, {
        reason: 'Logins fail',
        restoredVersion: '1.1.0',
        usersAffected: false,
      });
      await report('1', 'production');
      expect((await summary()).environments).toMatchObject([
        { name: 'production', mayStart: false },
        { name: 'Production-EU', mayStart: true },
      ]);
      expect((await summary()).allowedActions).toContain('start');
      const refused = await start('3');
      expect([refused.status, refused.body.error.code]).toEqual([
        409,
        're-entry-required',
      ]);
      expect((await start('3', 'Production-EU')).status).toBe(201);
    });

    it('is started by its owners alone', async () => {
      const { body } = await gate
        .user('outsider')
        .get(`/summary?entityRef=${PAYMENTS}`);
      expect(body.environments).toMatchObject([
        { mayStart: false },
        { mayStart: false },
      ]);
    });
  },
);
