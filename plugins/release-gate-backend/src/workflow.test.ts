import { TestDatabases } from '@backstage/backend-test-utils';
import { PAYMENTS, startReleaseGate } from './testUtils/startReleaseGate';
import {
  commitOf,
  completeStage,
  decide,
  deploy,
  requestApproval,
  startRelease,
} from './testUtils/walkThrough';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())('the workflow on %s', id => {
  it('takes a release from its start to its completion', async () => {
    const gate = await startReleaseGate({
      knex: await databases.init(id),
      config: { monitoring: { window: { milliseconds: 1 } } },
    });
    const ask = (commit: string) =>
      gate.pipeline.get(
        `/gate?entityRef=${PAYMENTS}&environment=production&commit=${commit}`,
      );
    const requested = await requestApproval(gate);
    expect(requested.phase).toBe('awaiting-approval');
    expect((await ask(requested.commit)).body).toMatchObject({
      allowed: false,
      reasons: [{ code: 'approval-missing' }],
      releaseId: requested.id,
    });

    const approved = await decide(gate, requested, 'approved');
    expect(approved).toMatchObject({
      phase: 'approved',
      approval: { status: 'approved' },
    });
    expect((await ask(requested.commit)).body.allowed).toBe(true);
    expect((await ask(commitOf('b'))).body).toMatchObject({
      allowed: false,
      reasons: [{ code: 'commit-mismatch' }],
    });

    const report = await gate.pipeline.post('/deployments', {
      entityRef: PAYMENTS,
      environment: 'production',
      commit: requested.commit,
      status: 'succeeded',
    });
    expect(report.status).toBe(201);
    expect(report.body).toEqual({
      deploymentId: expect.any(String),
      releaseId: requested.id,
    });
    const engineer = gate.user('engineer');
    const deployed = (await engineer.get(`/releases/${requested.id}`)).body;
    expect(deployed.phase).toBe('production');

    await engineer.post(
      `/releases/${requested.id}/items/logs-monitored/complete`,
      {},
    );
    const settled = await completeStage(gate, deployed, 'production');
    expect(settled.phase).toBe('post-deployment');
    await engineer.post(
      `/releases/${requested.id}/documents/release-note/deliver`,
    );
    const completed = await completeStage(gate, settled, 'post-deployment');
    expect(completed).toMatchObject({
      phase: 'completed',
      waitingFor: 'Completed: nothing is left to do',
      nextSteps: [],
    });
    await gate.stop();
  });

  it('takes a rolled-back release back in as attempt 2', async () => {
    const gate = await startReleaseGate({ knex: await databases.init(id) });
    const engineer = gate.user('engineer');
    const { id: releaseId } = await deploy(
      gate,
      {},
      { baseline: { version: '2.3.0', commit: commitOf('9') } },
    );
    const wrong = await engineer.post(`/releases/${releaseId}/rollback`, {
      reason: 'Refunds are doubled',
      restoredVersion: '2.2.0',
      usersAffected: true,
    });
    expect(wrong.body.error.code).toBe('wrong-rollback-target');
    const rollingBack = await engineer.post(`/releases/${releaseId}/rollback`, {
      reason: 'Refunds are doubled',
      restoredVersion: '2.3.0',
      usersAffected: true,
    });
    expect(rollingBack.body.phase).toBe('rolling-back');
    const gateAnswer = await gate.pipeline.get(
      `/gate?entityRef=${PAYMENTS}&environment=production&commit=${commitOf(
        '9',
      )}`,
    );
    expect(gateAnswer.body).toMatchObject({ allowed: true, releaseId });
    await gate.pipeline.post('/deployments', {
      entityRef: PAYMENTS,
      environment: 'production',
      commit: commitOf('9'),
      status: 'succeeded',
    });
    const second = await engineer.post(`/releases/${releaseId}/re-entry`, {
      version: '2.4.1',
      commit: commitOf('b'),
    });
    expect(second.status).toBe(201);
    expect(second.body).toMatchObject({
      attempt: 2,
      previousAttemptId: releaseId,
      phase: 'pre-deployment',
    });
    await gate.stop();
  });

  it.each([
    ['is', { pipelines: [{ subject: 'ci', environments: ['Production'] }] }],
    ['is not', { pipelines: [{ subject: 'ci', environments: ['staging'] }] }],
    ['is not', { pipelines: [] }],
  ])(
    'a release says that a pipeline %s there to report it',
    async (is, config) => {
      const other = await startReleaseGate({ config });
      const release = await startRelease(other);
      expect(release.isReportedByPipeline).toBe(is === 'is');
      await other.stop();
    },
  );
});
