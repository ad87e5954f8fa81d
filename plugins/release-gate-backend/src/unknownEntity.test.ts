import { TestDatabases } from '@backstage/backend-test-utils';
import type { ReleaseJson } from 'backstage-plugin-release-gate-common';
import type { Knex } from 'knex';
import {
  PAYMENTS,
  type ReleaseGate,
  type StartOptions,
  catalogEntities,
  startReleaseGate,
  closed,
} from './testUtils/startReleaseGate';
import {
  commitOf,
  decide,
  deploy,
  requestApproval,
  startRelease,
} from './testUtils/walkThrough';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())(
  'an entity that the catalog does not know any more, on %s',
  databaseId => {
    let knex: Knex;
    let gate: ReleaseGate;

    /** Does something while the catalog knows the payments service; it does not afterwards. */
    async function before<T>(
      act: (earlier: ReleaseGate) => Promise<T>,
      options: StartOptions = {},
    ): Promise<T> {
      const earlier = await startReleaseGate({ knex });
      const done = await act(earlier);
      await earlier.stop();
      gate = await startReleaseGate({
        knex,
        isIdle: true,
        entities: catalogEntities.filter(
          ({ metadata }) => metadata.name !== 'payments',
        ),
        ...options,
      });
      return done;
    }

    const approved = async (earlier: ReleaseGate) =>
      decide(earlier, await requestApproval(earlier), 'approved');

    const ask = ({ commit }: ReleaseJson) =>
      gate.pipeline.get(
        `/gate?entityRef=${PAYMENTS}&environment=production&commit=${commit}`,
      );

    const act = async (
      who: string,
      { id }: ReleaseJson,
      path: string,
      body: object,
    ) => {
      const answer = await gate.user(who).post(`/releases/${id}${path}`, body);
      return [answer.status, answer.body.error?.code];
    };

    beforeEach(async () => {
      knex = await databases.init(databaseId);
    });

    afterEach(() => gate.stop());

    it('closes the gate, for what was approved as for what was not', async () => {
      const release = await before(approved);
      const { body } = await ask(release);
      expect(body).toMatchObject({
        allowed: false,
        reasons: [{ code: 'unknown-entity' }],
      });
      const other = await ask({ ...release, commit: commitOf('9') });
      expect(
        other.body.reasons.map(({ code }: { code: string }) => code),
      ).toContain('unknown-entity');
      const page = await gate.user('director').get(`/releases/${release.id}`);
      expect(page.body.gate.allowed).toBe(false);
    });

    it('leaves the gate as it was while the catalog cannot be asked', async () => {
      const release = await before(approved, { through: { catalog: closed } });
      expect((await ask(release)).body.allowed).toBe(true);
    });

    it('gets no decision, and no other command', async () => {
      const release = await before(requestApproval);
      const refused = [404, 'unknown-entity'];
      expect(
        await act('director', release, '/decision', {
          decision: 'approved',
          statement: 'I have read it and decided so.',
          requestDigest: release.approval.request?.digest,
        }),
      ).toEqual(refused);
      for (const [path, body] of [
        ['/tickets', { tracker: 'github', id: '7' }],
        ['/documents', { kind: 'release-note', title: 'N', markdown: '# N' }],
        ['/items/smoke-tests/reopen', { note: 'No' }],
        ['/checks/run', {}],
        ['/approval-request', { what: 'a', why: 'b', testingResults: 'c' }],
        ['/re-entry', { version: '3', commit: commitOf('7') }],
      ] as const) {
        expect([path, await act('engineer', release, path, body)]).toEqual([
          path,
          refused,
        ]);
      }
      const started = await gate.user('engineer').post('/releases', {
        entityRef: PAYMENTS,
        version: '3',
        commit: commitOf('7'),
      });
      expect([started.status, started.body.error.code]).toEqual(refused);
    });

    it.each(['engineer', 'director'])(
      'lets the %s cancel, and nobody else',
      async who => {
        const release = await before(requestApproval);
        const cancel = { reason: 'The service is gone' };
        expect(await act('outsider', release, '/cancel', cancel)).toEqual([
          403,
          'not-owner',
        ]);
        const { body } = await gate.user(who).get(`/releases/${release.id}`);
        expect(body.allowedActions).toEqual(['cancel']);
        expect(await act(who, release, '/cancel', cancel)).toEqual([
          200,
          undefined,
        ]);
      },
    );

    it('makes no approver who cancels a contributor', async () => {
      const release = await before(startRelease);
      await act('director', release, '/cancel', { reason: 'It is gone' });
      const { body } = await gate
        .user('director')
        .get(`/releases/${release.id}`);
      expect([body.phase, body.contributors]).toEqual([
        'cancelled',
        ['user:default/engineer'],
      ]);
    });

    it('lets the owner on record close duties and roll back', async () => {
      const release = await before(earlier =>
        deploy(
          earlier,
          {},
          { baseline: { version: '1', commit: commitOf('8') } },
        ),
      );
      const { body } = await gate
        .user('engineer')
        .get(`/releases/${release.id}`);
      expect(body.allowedActions).toEqual(
        expect.arrayContaining(['complete:uptime-green', 'rollback']),
      );
      expect(body.allowedActions).not.toContain('link');
      expect(
        await act('engineer', release, '/items/uptime-green/complete', {
          note: 'Looked',
        }),
      ).toEqual([200, undefined]);
      expect(
        await act('engineer', release, '/rollback', {
          reason: 'It fails',
          restoredVersion: '1',
          usersAffected: false,
        }),
      ).toEqual([200, undefined]);
    });
  },
);
