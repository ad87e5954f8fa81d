import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import {
  OTHER,
  PAYMENTS,
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

describe.each(databases.eachSupportedId())('reports on %s', id => {
  let knex: Knex;
  let gate: ReleaseGate;

  beforeEach(async () => {
    knex = await databases.init(id);
    gate = await startReleaseGate({ knex });
  });

  afterEach(() => gate.stop());

  it('a key answers only while its report is the last fact there: later the report is new, and flagged', async () => {
    const report = (commit: string, more: object = {}) =>
      gate.pipeline.post('/deployments', {
        entityRef: PAYMENTS,
        environment: 'production',
        commit: commitOf(commit),
        status: 'succeeded',
        ...more,
      });
    const keyed = { idempotencyKey: 'run-1' };
    const first = await report('f', keyed);
    // What happens in another environment does not count.
    await report('e', { environment: 'staging' });
    expect((await report('f', keyed)).body).toEqual(first.body);
    await report('e');
    const later = await report('f', keyed);
    expect(later.status).toBe(201);
    expect(later.body.deploymentId).not.toBe(first.body.deploymentId);
    // And from now on the key answers for the later one.
    expect((await report('f', keyed)).body).toEqual(later.body);
    const events = await knex('events')
      .where({
        stream_id: `entity:${PAYMENTS}`,
        type: 'deployment-recorded',
      })
      .orderBy('sequence')
      .select('body');
    expect(events.map(({ body }) => JSON.parse(body).data.flags)).toEqual([
      [],
      [],
      [],
      ['idempotency-key-reused'],
    ]);
  });

  it('a key does not answer past a rollback, also one that a person ended', async () => {
    const baseline = { version: '2.3.0', commit: commitOf('9') };
    const approved = await decide(
      gate,
      await requestApproval(gate, {}, { baseline }),
      'approved',
    );
    const { id: releaseId, commit } = approved;
    const report = () =>
      gate.pipeline.post('/deployments', {
        entityRef: PAYMENTS,
        environment: 'production',
        commit,
        status: 'succeeded',
        idempotencyKey: 'run-1',
      });
    const first = await report();
    expect(first.body).toEqual({
      deploymentId: expect.any(String),
      releaseId,
    });
    expect((await report()).body).toEqual(first.body);
    const director = gate.user('director');
    await director.post(`/releases/${releaseId}/rollback`, {
      reason: 'Broken',
      restoredVersion: '2.3.0',
      usersAffected: false,
    });
    const { status } = await director.post(
      `/releases/${releaseId}/items/reverted/complete`,
      { note: 'Put back by hand', url: 'https://ci.example.com/2' },
    );
    expect(status).toBe(200);
    const later = await report();
    expect(later.body.deploymentId).not.toBe(first.body.deploymentId);
    expect(later.body.violation.code).toBe('unapproved-deployment');
  });

  it('a foreign one is refused and changes nothing: of an entity or an environment that the pipeline was not given', async () => {
    const ofBound = await databases.init(id);
    const bound = await startReleaseGate({
      knex: ofBound,
      config: {
        pipelines: [
          {
            subject: 'external:test-service',
            entities: ['component:default/Payments'],
            environments: ['Staging'],
          },
        ],
      },
    });
    const report = (entityRef: string, environment: string) =>
      bound.pipeline.post('/deployments', {
        entityRef,
        environment,
        commit: commitOf('f'),
        status: 'succeeded',
      });
    for (const [entityRef, environment] of [
      [OTHER, 'staging'],
      [PAYMENTS, 'production'],
      ['component:other/payments', 'staging'],
      ['api:default/payments', 'staging'],
      ['component:default/payments2', 'staging'],
    ]) {
      const { status, body } = await report(entityRef, environment);
      expect([status, body.error.code]).toEqual([403, 'not-a-pipeline']);
      expect(
        await ofBound('events').whereNot('stream_id', 'system:policy'),
      ).toEqual([]);
    }
    expect((await report('Component:default/PAYMENTS', 'STAGING')).status).toBe(
      201,
    );
    await bound.stop();
  });

  it("another entity's report of the same commit neither stages a release, nor uses its approval", async () => {
    const elsewhere = (commit: string, environment: string) =>
      gate.pipeline.post('/deployments', {
        entityRef: OTHER,
        environment,
        commit,
        status: 'succeeded',
      });
    const engineer = gate.user('engineer');
    const started = await startRelease(gate);
    await elsewhere(started.commit, 'staging');
    const unstaged = await engineer.get(`/releases/${started.id}`);
    expect(unstaged.body.revision).toBe(started.revision);
    await engineer.post(`/releases/${started.id}/cancel`, {
      reason: 'Only the report was of interest',
    });

    const requested = await requestApproval(gate, { version: '2.5.0' });
    const approved = await decide(gate, requested, 'approved');
    const { status, body } = await elsewhere(approved.commit, 'production');
    expect([status, body.violation.code]).toEqual([
      201,
      'unapproved-deployment',
    ]);
    const after = await engineer.get(`/releases/${approved.id}`);
    expect(after.body).toMatchObject({
      phase: 'approved',
      revision: approved.revision,
      approval: { status: 'approved' },
    });
  });

  it('a key answers for a day', async () => {
    const report = {
      entityRef: PAYMENTS,
      environment: 'staging',
      commit: commitOf('f'),
      status: 'succeeded',
      idempotencyKey: 'run-1',
    };
    const first = await gate.pipeline.post('/deployments', report);
    const hoursAgo = (hours: number) =>
      new Date(Date.now() - hours * 3_600_000).toISOString();
    await knex('deployment_keys').update({ at: hoursAgo(23) });
    const repeated = await gate.pipeline.post('/deployments', report);
    expect(repeated.body).toEqual(first.body);
    await knex('deployment_keys').update({ at: hoursAgo(25) });
    const later = await gate.pipeline.post('/deployments', report);
    expect(later.body.deploymentId).not.toBe(first.body.deploymentId);
  });

  it('a claim that is blank is absent, and one that cannot be read is dropped and flagged', async () => {
    const recorded = async (claims: object) => {
      const { status, body } = await gate.pipeline.post('/deployments', {
        entityRef: PAYMENTS,
        environment: 'staging',
        commit: commitOf('f'),
        status: 'succeeded',
        ...claims,
      });
      expect(status).toBe(201);
      const rows = await knex('events')
        .where({ type: 'deployment-recorded' })
        .select('body');
      const facts = rows.map(row => JSON.parse(row.body).data);
      const { version, url, deployedAt, flags } = facts.find(
        ({ deploymentId }) => deploymentId === body.deploymentId,
      );
      return { version, url, deployedAt, flags };
    };
    for (const name of ['version', 'url', 'deployedAt', 'idempotencyKey']) {
      for (const blank of ['', ' \n', null]) {
        expect(await recorded({ [name]: blank })).toEqual({ flags: [] });
      }
      for (const unreadable of [
        'x'.repeat(3_000),
        'a\u0000b',
        '\ud800',
        '2.4.0\u202e',
        7,
        {},
        ['https://ci.example.com'],
      ]) {
        expect(await recorded({ [name]: unreadable })).toEqual({
          flags: ['claim-unreadable'],
        });
      }
    }
    for (const unreadable of [
      { url: 'ftp://ci.example.com/1' },
      { url: 'ci/1' },
      { deployedAt: 'yesterday' },
      { deployedAt: '2026-13-01T00:00:00Z' },
      { deployedAt: '+275760-09-13T00:00:00Z' },
    ]) {
      expect(await recorded(unreadable)).toEqual({
        flags: ['claim-unreadable'],
      });
    }
    expect(
      await recorded({ version: ' 2.4.0 ', url: 'https://ci.example.com/1' }),
    ).toEqual({
      version: '2.4.0',
      url: 'https://ci.example.com/1',
      flags: [],
    });
  });
});
