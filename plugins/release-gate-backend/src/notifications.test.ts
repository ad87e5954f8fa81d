import { TestDatabases } from '@backstage/backend-test-utils';
import {
  PAYMENTS,
  catalogEntities,
  startReleaseGate,
} from './testUtils/startReleaseGate';
import {
  commitOf,
  decide,
  deploy,
  requestApproval,
} from './testUtils/walkThrough';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

type Gate = Awaited<ReturnType<typeof startReleaseGate>>;

/** A service of the engineers. */
function componentOf(name: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/portal-team' }],
  };
}

/** What was sent under a topic, once that many are there. */
async function told(gate: Gate, topic: string, count: number) {
  const all = () =>
    gate.notifications.filter(({ payload }) => payload.topic === topic);
  while (all().length < count) {
    await new Promise(resolve => setImmediate(resolve));
  }
  return all();
}

describe.each(databases.eachSupportedId())('people on %s', id => {
  it('who asked and who owns are told of the decision and whose turn it is, and who decided of what stands in that name', async () => {
    const gate = await startReleaseGate({ knex: await databases.init(id) });
    const requested = await requestApproval(gate);
    await decide(gate, requested, 'approved');
    const [outcome] = await told(gate, 'decision', 1);
    expect(outcome.recipients).toEqual({
      type: 'entity',
      entityRef: ['user:default/engineer', 'group:default/portal-team'],
      excludeEntityRef: ['user:default/director'],
    });
    expect(outcome.payload).toMatchObject({
      title: 'payments 2.4.0: approved',
      description:
        'director: “I have read it and decided so.” Waiting for the pipeline: deploy 2.4.0 to production.',
      link: `/release-gate/releases/${requested.id}`,
    });
    const [own] = await told(gate, 'own-decision', 1);
    expect(own).toMatchObject({
      recipients: { entityRef: ['user:default/director'] },
      payload: { title: 'payments 2.4.0: you approved' },
    });
    await gate.stop();
  });

  it('are told of a release with the longest name and version, in a title that fits', async () => {
    const name = 'n'.repeat(63);
    const version = `${'v'.repeat(88)}🚀${'v'.repeat(90)}`;
    const entityRef = `component:default/${name}`;
    const gate = await startReleaseGate({
      knex: await databases.init(id),
      entities: [...catalogEntities, componentOf(name)],
    });
    await requestApproval(gate, { entityRef, version });
    const [{ payload }] = await told(gate, 'approval-request', 1);
    // Half of the rocket would be no text any more.
    expect(payload.title).toBe(
      `${name} ${'v'.repeat(88)}…: your decision is asked for`,
    );
    expect(payload.title.length).toBeLessThanOrEqual(255);
    await gate.stop();
  });

  it('are told of a violation of the longest entity, whatever it is called', async () => {
    const name = `c++-${'ü'.repeat(300)}`;
    const entityRef = `component:default/${name}`;
    const gate = await startReleaseGate({
      knex: await databases.init(id),
      entities: [...catalogEntities, componentOf(name)],
    });
    const report = {
      entityRef,
      environment: 'production',
      commit: commitOf('e'),
      status: 'succeeded',
    };
    const { status, body } = await gate.pipeline.post('/deployments', report);
    expect([status, body.violation.code]).toEqual([
      201,
      'unapproved-deployment',
    ]);
    const [{ payload }] = await told(gate, 'violation', 1);
    expect(payload.title.length).toBeLessThanOrEqual(255);
    expect(payload.link).toBe(
      `/catalog/default/component/${encodeURIComponent(name)}/releases`,
    );
    const asked = await gate.pipeline.get(
      `/gate?${new URLSearchParams({
        entityRef,
        environment: 'production',
        commit: commitOf('e'),
      })}`,
    );
    expect([asked.status, asked.body.allowed]).toEqual([200, false]);
    await gate.stop();
  });

  it('are told of a void once', async () => {
    const gate = await startReleaseGate({ knex: await databases.init(id) });
    const { id: releaseId, revision } = await requestApproval(gate);
    await gate.user('engineer').patch(`/releases/${releaseId}`, {
      expectedRevision: revision,
      version: '2.4.1',
    });
    const [voided, ...more] = await told(gate, 'decision', 1);
    expect(voided.payload.title).toBe('payments 2.4.1: the request was voided');
    expect(more).toEqual([]);
    await gate.stop();
  });

  it('who have to decide are reminded once for a request and step, however often somebody looks', async () => {
    const gate = await startReleaseGate({
      knex: await databases.init(id),
      config: { approval: { remindAfter: [{ milliseconds: 1 }, 'P1D'] } },
    });
    await requestApproval(gate);
    await Promise.all([1, 2, 3].map(() => gate.trigger('release-gate-sweep')));
    await gate.trigger('release-gate-sweep');
    const sent = await told(gate, 'approval-request', 2);
    expect(sent.map(({ payload }) => payload.title)).toEqual([
      'payments 2.4.0: your decision is asked for',
      'payments 2.4.0 still waits for your decision',
    ]);
    expect(new Set(sent.map(({ payload }) => payload.scope)).size).toBe(1);
    await gate.stop();
  });

  it('are not reminded of what was decided', async () => {
    const gate = await startReleaseGate({
      knex: await databases.init(id),
      config: { approval: { remindAfter: { milliseconds: 1 } } },
    });
    await decide(gate, await requestApproval(gate), 'rejected');
    await gate.trigger('release-gate-sweep');
    await told(gate, 'decision', 1);
    expect(await told(gate, 'approval-request', 1)).toHaveLength(1);
    await gate.stop();
  });

  it('who approve are told of a production deployment that nobody approved', async () => {
    const gate = await startReleaseGate({ knex: await databases.init(id) });
    await gate.pipeline.post('/deployments', {
      entityRef: PAYMENTS,
      environment: 'production',
      commit: commitOf('f'),
      status: 'succeeded',
    });
    const [violation] = await told(gate, 'violation', 1);
    expect(violation).toMatchObject({
      recipients: { entityRef: ['group:default/directors'] },
      payload: { severity: 'critical' },
    });
    await gate.stop();
  });

  it('who own or approve are told once of a rollback that is open for longer than it may be', async () => {
    const gate = await startReleaseGate({
      knex: await databases.init(id),
      config: { rollback: { within: { milliseconds: 1 } } },
    });
    const { id: releaseId } = await deploy(
      gate,
      {},
      { baseline: { version: '2.3.0', commit: commitOf('9') } },
    );
    await gate.trigger('release-gate-sweep');
    await gate.user('engineer').post(`/releases/${releaseId}/rollback`, {
      reason: 'Refunds are doubled',
      restoredVersion: '2.3.0',
      usersAffected: false,
    });
    await Promise.all([1, 2, 3].map(() => gate.trigger('release-gate-sweep')));
    await gate.trigger('release-gate-sweep');
    const [notice, ...more] = await told(gate, 'rollback-overdue', 1);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({
      recipients: {
        entityRef: ['group:default/portal-team', 'group:default/directors'],
      },
      payload: { title: 'payments 2.4.0 is not rolled back yet' },
    });
    await gate.stop();
  });
});
