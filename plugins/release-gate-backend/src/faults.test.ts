import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { DatabaseOutbox } from './database/DatabaseOutbox';
import { storesOn } from './database/openDatabase';
import {
  PAYMENTS,
  catalogEntities,
  startReleaseGate,
  closed,
} from './testUtils/startReleaseGate';
import {
  commitOf,
  decide,
  deploy,
  prepare,
  requestApproval,
  startRelease,
} from './testUtils/walkThrough';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const sent = (gate: Awaited<ReturnType<typeof startReleaseGate>>) =>
  gate.notifications.map(({ payload }) => payload.title);

/** Waits for something that follows a commit; the test's own time limit ends it. */
async function eventually(check: () => Promise<boolean>): Promise<void> {
  while (!(await check())) {
    await new Promise(resolve => setImmediate(resolve));
  }
}

describe.each(databases.eachSupportedId())('faults on %s', databaseId => {
  it('what was acknowledged is there after a restart, and so is what was not sent yet', async () => {
    const knex = await databases.init(databaseId);
    // A portal whose notifications are down, and that then dies.
    const dying = await startReleaseGate({ knex, isMute: true });
    const release = await requestApproval(dying);
    await eventually(
      async () =>
        (await knex('outbox').where('attempts', '>', 0).first()) !== undefined,
    );
    await dying.stop();

    // The back-off is over when the next one comes up.
    await knex('outbox').update({ due_at: '2026-01-01T00:00:00.000Z' });
    const next = await startReleaseGate({ knex });
    const read = await next.user('director').get(`/releases/${release.id}`);
    expect(read.body.approval).toEqual(release.approval);
    await eventually(async () => sent(next).length > 0);
    expect(sent(next)).toEqual(['payments 2.4.0: your decision is asked for']);
    await next.stop();
  });

  it('an effect is claimed by one of many, and tried again when it failed', async () => {
    const knex = await databases.init(databaseId);
    const gate = await startReleaseGate({ knex });
    await requestApproval(gate);
    await eventually(
      async () =>
        (await knex('outbox').whereNotNull('done_at').first()) !== undefined,
    );
    await gate.stop();
    await knex('outbox').update({
      done_at: null,
      claimed_until: null,
      due_at: '2026-01-01T00:00:00.000Z',
    });
    const [one, other] = [new DatabaseOutbox(knex), new DatabaseOutbox(knex)];
    const lane = 'notification';
    const claims = await Promise.all([one.claim(lane), other.claim(lane)]);
    const [claimed, ...more] = claims.flatMap(each => each ?? []);
    expect(more).toEqual([]);
    // Who lost the claim, since it took too long, ends nobody else's.
    await other.done({ ...claimed, claim: 'an earlier one' });
    await one.failed(claimed, 'down');
    expect(await other.claim(lane)).toBeUndefined();
    expect(
      await knex('outbox').first('attempts', 'last_error', 'done_at'),
    ).toEqual({ attempts: 1, last_error: 'down', done_at: null });
  });

  it('the approvers of a rollback are notified, and the release keeps that they were', async () => {
    const gate = await startReleaseGate({
      knex: await databases.init(databaseId),
    });
    const baseline = { version: '2.3.0', commit: commitOf('9') };
    const { id } = await deploy(gate, {}, { baseline });
    await gate.user('engineer').post(`/releases/${id}/rollback`, {
      reason: 'Broken',
      restoredVersion: '2.3.0',
      usersAffected: false,
    });
    await eventually(async () => {
      const { body } = await gate.user('engineer').get(`/releases/${id}`);
      return body.stages
        .at(-1)
        .items.some(
          (item: { id: string; state: string }) =>
            item.id === 'approver-notified' && item.state === 'complete',
        );
    });
    expect(
      gate.notifications.find(({ payload }) =>
        payload.title.includes('rolled back'),
      ),
    ).toMatchObject({
      recipients: { type: 'entity', entityRef: ['group:default/directors'] },
      payload: { severity: 'critical', link: `/release-gate/releases/${id}` },
    });
    await gate.stop();
  });

  it('a changed owner voids the request before anybody decides on it', async () => {
    const knex = await databases.init(databaseId);
    const gate = await startReleaseGate({ knex });
    const release = await requestApproval(gate);
    await gate.stop();
    const moved = await startReleaseGate({
      knex,
      entities: catalogEntities.map(entity =>
        entity.metadata.name === 'payments'
          ? {
              ...entity,
              relations: [
                { type: 'ownedBy', targetRef: 'group:default/other-team' },
              ],
            }
          : entity,
      ),
    });
    const { status, body } = await moved
      .user('director')
      .post(`/releases/${release.id}/decision`, {
        decision: 'approved',
        statement: 'I have read it and decided so.',
        requestDigest: release.approval.request?.digest,
      });
    expect([status, body.error.code]).toEqual([409, 'stale-digest']);
    const read = await moved.user('director').get(`/releases/${release.id}`);
    expect(read.body.approval).toMatchObject({
      status: 'voided',
      ended: { reason: 'owner-changed' },
    });
    await moved.stop();
  });

  it('a release can be read while the catalog cannot, and nothing can be decided', async () => {
    const knex = await databases.init(databaseId);
    const gate = await startReleaseGate({ knex });
    const release = await requestApproval(gate);
    await gate.stop();
    const blind = await startReleaseGate({
      knex,
      through: { catalog: closed },
    });
    const read = await blind.user('director').get(`/releases/${release.id}`);
    expect([read.status, read.body.allowedActions]).toEqual([200, []]);
    const decision = await blind
      .user('director')
      .post(`/releases/${release.id}/decision`, {
        decision: 'approved',
        statement: 'I have read it and decided so.',
        requestDigest: release.approval.request?.digest,
      });
    expect(decision.status).toBe(503);
    await blind.stop();
  });

  it('two replicas on one database behave as one', async () => {
    const knex = await databases.init(databaseId);
    const [one, other] = [
      await startReleaseGate({ knex }),
      await startReleaseGate({ knex }),
    ];
    const release = await requestApproval(one);
    const ask = (gate: typeof one) =>
      gate.pipeline.get(
        `/gate?entityRef=${PAYMENTS}&environment=production&commit=${release.commit}`,
      );
    expect((await ask(other)).body.allowed).toBe(false);
    await decide(other, release, 'approved');
    expect((await ask(one)).body.allowed).toBe(true);
    await one.pipeline.post('/deployments', {
      entityRef: PAYMENTS,
      environment: 'production',
      commit: commitOf('f'),
      status: 'succeeded',
    });
    expect((await ask(other)).body.reasons[0].code).toBe('approval-voided');
    const race = await Promise.all(
      [one, other, one, other].map(gate =>
        gate.user('engineer').patch(`/releases/${release.id}`, {
          expectedRevision: 99,
          title: 'T',
        }),
      ),
    );
    expect(race.map(({ status }) => status)).toEqual([409, 409, 409, 409]);
    await one.stop();
    await other.stop();
  });
});

it('in production an error has no stack', async () => {
  const before = process.env.NODE_ENV;
  Object.assign(process.env, { NODE_ENV: 'production' });
  try {
    const gate = await startReleaseGate();
    for (const path of [
      '/releases/7',
      '/releases/01J00000000000000000000000',
    ]) {
      const { body } = await gate.user('engineer').get(path);
      expect(body.error.message).toEqual(expect.any(String));
      expect(body.error.stack).toBeUndefined();
    }
    await gate.stop();
  } finally {
    Object.assign(process.env, { NODE_ENV: before });
  }
});

describe('permissions', () => {
  it('an allowed permission does not lift a rule', async () => {
    const gate = await startReleaseGate({
      features: [
        mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
      ],
    });
    const release = await prepare(gate);
    const { status, body } = await gate
      .user('outsider')
      .post(`/releases/${release.id}/cancel`, { reason: 'No' });
    expect([status, body.error.code]).toEqual([403, 'not-owner']);
    await gate.stop();
  });
});

it.each(databases.eachSupportedId())(
  'what somebody asks for an environment that is not declared is kept nowhere, and further denials are counted by day, on %s',
  async databaseId => {
    const knex = await databases.init(databaseId);
    const gate = await startReleaseGate({ knex });
    const release = await startRelease(gate);
    const made = ['Call +1 555', 'a'.repeat(100), 'x\u202ey\u200bz', '😀'];
    const { denialLog } = storesOn(knex);
    const denials = async () =>
      (await knex('events').where('type', 'gate-denied')).length;
    for (const name of made) {
      const query = new URLSearchParams({
        entityRef: PAYMENTS,
        environment: name,
        commit: release.commit,
        explain: 'true',
      });
      const { body } = await gate.service.get(`/gate?${query}`);
      expect(body.reasons[0].code).toBe('unknown-environment');
      expect(body.record.environment).toBe(name);
      await eventually(async () => (await denials()) === 1);
    }
    await eventually(
      async () => (await denialLog.countsOf(release.id))[0]?.count === 3,
    );
    const kept = JSON.stringify(await knex('events').select('body'));
    for (const name of made) {
      expect(kept).not.toContain(JSON.stringify(name).slice(1, -1));
    }
    expect(kept).toContain('(undeclared)');
    await gate.stop();
  },
);

it('denials are kept in the history once for a set of reasons', async () => {
  const gate = await startReleaseGate();
  const release = await startRelease(gate);
  const types = async () =>
    (
      await gate.user('engineer').get(`/releases/${release.id}/events`)
    ).body.items.map(({ type }: { type: string }) => type);
  const ask = () =>
    gate.pipeline.get(
      `/gate?entityRef=${PAYMENTS}&environment=production&commit=${release.commit}`,
    );
  await ask();
  await eventually(async () => (await types()).includes('gate-denied'));
  await ask();
  await ask();
  expect(await types()).toEqual(['release-started', 'gate-denied']);
  await gate.stop();
});
