import { TestDatabases } from '@backstage/backend-test-utils';
import {
  OTHER,
  type ReleaseGate,
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

const ELSEWHERE = { entityRef: OTHER };

describe.each(databases.eachSupportedId())(
  'a commit of several entities on %s',
  databaseId => {
    let gate: ReleaseGate;

    const waitingFor = async (name: string) =>
      (
        await gate.user(name).get('/releases?awaitingMyDecision=true')
      ).body.items.map(({ id }: { readonly id: string }) => id);

    const approve = async (
      name: string,
      release: Awaited<ReturnType<typeof requestApproval>>,
    ) => {
      const { status, body } = await gate
        .user(name)
        .post(`/releases/${release.id}/decision`, {
          decision: 'approved',
          statement: 'I have read it and decided so.',
          requestDigest: release.approval.request?.digest,
        });
      return [status, body.error?.code];
    };

    beforeEach(async () => {
      gate = await startReleaseGate({
        knex: await databases.init(databaseId),
        isIdle: true,
      });
    });

    afterEach(() => gate.stop());

    it('is decided by nobody who worked on it for another entity, and every answer says so', async () => {
      const release = await requestApproval(gate);
      expect(await waitingFor('working-director')).toEqual([release.id]);
      await gate.user('working-director').post('/releases', {
        ...ELSEWHERE,
        version: '1.0.0',
        commit: release.commit,
      });
      expect(await waitingFor('working-director')).toEqual([]);
      expect(await waitingFor('director')).toEqual([release.id]);
      const read = await gate
        .user('working-director')
        .get(`/releases/${release.id}`);
      expect(read.body.allowedActions).not.toContain('decide');
      expect(read.body.mayNotDecide.code).toBe('own-work');
      const dossier = await gate.pipeline.get(
        `/releases/${release.id}/dossier`,
      );
      expect(dossier.body.deciders).not.toContain(
        'user:default/working-director',
      );
      expect(await approve('working-director', release)).toEqual([
        403,
        'own-work',
      ]);
      expect(await approve('director', release)).toEqual([200, undefined]);
    });

    it('is not decided by whoever deployed it for another entity by their word', async () => {
      const release = await requestApproval(gate);
      await gate.user('working-director').post('/deployments', {
        ...ELSEWHERE,
        environment: 'staging',
        commit: release.commit,
        status: 'succeeded',
      });
      expect(await waitingFor('working-director')).toEqual([]);
      expect(await approve('working-director', release)).toEqual([
        403,
        'own-work',
      ]);
    });

    it('of which only the beginning is the same is another commit', async () => {
      const release = await requestApproval(gate, {
        commit: `${'a'.repeat(12)}${'b'.repeat(28)}`,
      });
      await gate.user('working-director').post('/releases', {
        ...ELSEWHERE,
        version: '1.0.0',
        commit: commitOf('a'),
      });
      expect(await waitingFor('working-director')).toEqual([release.id]);
      expect(await approve('working-director', release)).toEqual([
        200,
        undefined,
      ]);
      const other = await gate.pipeline.get(
        `/gate?entityRef=${
          release.entityRef
        }&environment=production&commit=${commitOf('a')}`,
      );
      expect(other.body.allowed).toBe(false);
    });

    it('that was rejected for another entity, or is open there, is no baseline', async () => {
      const rejected = await requestApproval(gate, {
        ...ELSEWHERE,
        commit: commitOf('c'),
      });
      await decide(gate, rejected, 'rejected');
      const open = await startRelease(gate, {
        ...ELSEWHERE,
        commit: commitOf('d'),
        version: '2.9.0',
      });
      for (const { id, commit } of [rejected, open]) {
        await expect(
          requestApproval(
            gate,
            { commit: commitOf(commit === commitOf('c') ? 'e' : 'f') },
            { baseline: { version: '1.0.0', commit } },
          ),
        ).rejects.toThrow(
          new RegExp(`400.*\\(${id}\\) of ${OTHER} is .*invalid-baseline`),
        );
      }
    });

    it('is known of a history that is older than the record of commits', async () => {
      const knex = await databases.init(databaseId);
      const before = await startReleaseGate({ knex, isIdle: true });
      const release = await requestApproval(before);
      await before.user('working-director').post('/releases', {
        ...ELSEWHERE,
        version: '1.0.0',
        commit: release.commit,
      });
      await before.stop();
      await knex('commit_uses').delete();
      await knex('releases').update({ commit: '' });
      await gate.stop();
      gate = await startReleaseGate({ knex, isIdle: true });
      expect(await waitingFor('working-director')).toEqual([]);
      expect(await approve('working-director', release)).toEqual([
        403,
        'own-work',
      ]);
    });
  },
);
