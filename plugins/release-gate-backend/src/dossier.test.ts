import { TestDatabases } from '@backstage/backend-test-utils';
import {
  PAYMENTS,
  catalogEntities,
  startReleaseGate,
  closed,
} from './testUtils/startReleaseGate';
import { copyReleases } from './testUtils/copyReleases';
import {
  commitOf,
  decide,
  deploy,
  requestApproval,
  startRelease,
} from './testUtils/walkThrough';

const databases = TestDatabases.create({
  ids: ['SQLITE_3'],
  disableDocker: true,
});

const manyDatabases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const onGithub = catalogEntities.map(entity =>
  entity.metadata.name === 'payments'
    ? {
        ...entity,
        metadata: {
          ...entity.metadata,
          annotations: { 'github.com/project-slug': 'acme/payments' },
        },
      }
    : entity,
);

describe('the dossier', () => {
  it('says who may decide: approvers by any way, who have not worked on it', async () => {
    const gate = await startReleaseGate();
    const { id } = await startRelease(gate);
    const { body } = await gate.user('outsider').get(`/releases/${id}/dossier`);
    expect(body).toEqual({
      openDuties: [],
      setbacks: [],
      wordOnly: [],
      deciders: [
        'user:default/deputy',
        'user:default/director',
        'user:default/working-director',
      ],
    });
  });

  it('says so at the start already when nobody could decide', async () => {
    const gate = await startReleaseGate({
      config: { approvers: ['user:default/working-director'] },
    });
    const started = await gate.user('working-director').post('/releases', {
      entityRef: PAYMENTS,
      version: '2.4.0',
      commit: commitOf('a'),
    });
    const { body } = await gate.pipeline.get(
      `/releases/${started.body.id}/dossier`,
    );
    expect(body.deciders).toEqual([]);
  });

  it('names nobody when the catalog cannot be asked', async () => {
    const knex = await databases.init('SQLITE_3');
    const { id } = await startRelease(await startReleaseGate({ knex }));
    const blind = await startReleaseGate({
      knex,
      through: { catalog: closed },
    });
    const { status, body } = await blind.pipeline.get(
      `/releases/${id}/dossier`,
    );
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('deciders');
  });

  it('links what has changed since the version in production', async () => {
    const gate = await startReleaseGate({ entities: onGithub });
    const first = await deploy(gate);
    const second = await startRelease(gate, {
      version: '2.5.0',
      commit: commitOf('b'),
    });
    const { body } = await gate.pipeline.get(`/releases/${second.id}/dossier`);
    expect(body.inProduction).toMatchObject({
      commit: first.commit,
      releaseId: first.id,
    });
    expect(body.compareUrl).toBe(
      `https://github.com/acme/payments/compare/${commitOf('a')}...${commitOf(
        'b',
      )}`,
    );
    expect(body.openDuties.length).toBeGreaterThan(0);
  });

  it('shows what a new request changes since the rejection', async () => {
    const gate = await startReleaseGate();
    const requested = await requestApproval(gate);
    await decide(gate, requested, 'rejected');
    await gate
      .user('engineer')
      .post(`/releases/${requested.id}/approval-request`, {
        what: 'Refunds',
        why: 'A better reason',
        testingResults: 'All green',
      });
    const { body } = await gate.pipeline.get(
      `/releases/${requested.id}/dossier`,
    );
    expect(body.difference).toMatchObject({
      with: { number: 1, outcome: 'rejected' },
      fields: [
        {
          field: 'why',
          before: 'Customers ask for them',
          after: 'A better reason',
        },
      ],
      items: [],
    });
    expect(body.setbacks).toMatchObject([{ kind: 'rejection' }]);
  });
});

describe.each(manyDatabases.eachSupportedId())(
  'the dossier on %s',
  databaseId => {
    it('tells of every duty, rejection, rollback and violation, however many releases came after', async () => {
      const knex = await manyDatabases.init(databaseId);
      const gate = await startReleaseGate({ knex, isIdle: true });
      const rejected = await requestApproval(gate, {
        commit: commitOf('c'),
        version: '2.2.0',
      });
      await decide(gate, rejected, 'rejected');
      const baseline = { version: '2.1.0', commit: commitOf('9') };
      const rolledBack = await deploy(gate, {}, { baseline });
      await gate.user('engineer').post(`/releases/${rolledBack.id}/rollback`, {
        reason: 'Refunds are doubled',
        restoredVersion: '2.1.0',
        usersAffected: false,
      });
      await gate.pipeline.post('/deployments', {
        entityRef: PAYMENTS,
        environment: 'production',
        commit: commitOf('9'),
        status: 'succeeded',
      });
      await gate.pipeline.post('/deployments', {
        entityRef: PAYMENTS,
        environment: 'production',
        commit: rejected.commit,
        status: 'succeeded',
      });
      const fresh = await gate
        .user('engineer')
        .post(`/releases/${rolledBack.id}/re-entry`, {
          version: '2.6.0',
          commit: commitOf('f'),
        });
      await copyReleases(knex, fresh.body, 60);
      const { body } = await gate.pipeline.get(
        `/releases/${fresh.body.id}/dossier`,
      );
      expect(body.openDuties).toContainEqual(
        expect.objectContaining({
          releaseId: rolledBack.id,
          itemId: 'root-cause-investigated',
        }),
      );
      const kinds = body.setbacks.map(
        ({ kind, releaseId }: { kind: string; releaseId?: string }) => [
          kind,
          releaseId,
        ],
      );
      expect(kinds).toContainEqual(['violation', rejected.id]);
      await gate.stop();
    });
  },
);
