import { TestDatabases } from '@backstage/backend-test-utils';
import {
  catalogEntities,
  startReleaseGate,
} from './testUtils/startReleaseGate';
import { requestApproval, startRelease } from './testUtils/walkThrough';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

/** The catalog after somebody has left, whose token is still valid. */
const without = (name: string) =>
  catalogEntities.filter(({ metadata }) => metadata.name !== name);

describe.each(databases.eachSupportedId())('somebody who left, on %s', id => {
  it('works on no release of the team any more, and is told whose it is', async () => {
    const knex = await databases.init(id);
    const before = await startReleaseGate({ knex });
    const { id: releaseId } = await startRelease(before);
    await before.stop();
    const gate = await startReleaseGate({
      knex,
      entities: without('engineer'),
    });
    const { status, body } = await gate
      .user('engineer')
      .post(`/releases/${releaseId}/items/tests-passing/complete`, {});
    expect([status, body.error.code]).toEqual([403, 'not-owner']);
    expect(body.error.message).toBe(
      'Only an owner of component:default/payments may do this: group:default/portal-team',
    );
    const other = await gate
      .user('engineer-2')
      .post(`/releases/${releaseId}/items/tests-passing/complete`, {});
    expect(other.status).toBe(200);
    await gate.stop();
  });

  it('decides on no request any more', async () => {
    const knex = await databases.init(id);
    const before = await startReleaseGate({ knex });
    const release = await requestApproval(before);
    await before.stop();
    const gate = await startReleaseGate({
      knex,
      entities: without('director'),
    });
    const { status, body } = await gate
      .user('director')
      .post(`/releases/${release.id}/decision`, {
        decision: 'rejected',
        statement: 'I have left, but my token has not',
        requestDigest: release.approval?.request?.digest,
        expectedRevision: release.revision,
      });
    expect([status, body.error?.code]).toEqual([403, 'not-an-approver']);
    await gate.stop();
  });
});
