import { TestDatabases } from '@backstage/backend-test-utils';
import type { ReleaseJson } from 'backstage-plugin-release-gate-common';
import {
  catalogEntities,
  startReleaseGate,
} from './testUtils/startReleaseGate';
import { commitOf, deploy } from './testUtils/walkThrough';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

/** Of two bytes each, so that what counts bytes is found out. */
const longest = (length: number, from = '') =>
  `${from}${'ü'.repeat(length - from.length)}`;

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  it('the longest of everything goes the whole way, and what is composed of it fits where it goes', async () => {
    const name = longest(500 - 'component:default/'.length);
    const entityRef = `component:default/${name}`;
    const version = longest(200, '1.0.0+');
    const gate = await startReleaseGate({
      knex: await databases.init(databaseId),
      config: { monitoring: { window: { milliseconds: 1 } } },
      entities: [
        ...catalogEntities,
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name, namespace: 'default' },
          relations: [
            { type: 'ownedBy', targetRef: 'group:default/portal-team' },
          ],
        },
      ],
    });
    const engineer = gate.user('engineer');
    const { id } = await deploy(gate, {
      entityRef,
      version,
      title: longest(200),
    });

    for (const kind of ['release-note', 'incident-report']) {
      const draft = await engineer.post(
        `/releases/${id}/documents/${kind}/draft`,
        {},
      );
      expect(draft.body.title.length).toBeLessThanOrEqual(200);
      expect(draft.body.title).toMatch(/ 1\.0\.0\+ü+…$/);
    }
    const { body: draft } = await engineer.post(
      `/releases/${id}/documents/incident-report/draft`,
      {},
    );
    const rolledBack = await engineer.post(`/releases/${id}/rollback`, {
      reason: longest(10_000),
      restoredVersion: longest(200),
      usersAffected: true,
      affected: { who: longest(1_000), howMany: longest(200) },
    });
    expect([rolledBack.status, rolledBack.body.error?.message]).toEqual([
      200,
      undefined,
    ]);
    const attached = await engineer.post(`/releases/${id}/documents`, {
      kind: 'incident-report',
      title: draft.title,
      markdown: draft.markdown,
      idempotencyKey: 'k'.repeat(200),
    });
    expect([attached.status, attached.body.error?.message]).toEqual([
      200,
      undefined,
    ]);
    expect((attached.body as ReleaseJson).documents.at(-1)?.title).toBe(
      draft.title,
    );
    const listed = await gate.service.get('/documents');
    expect(listed.body.items.length).toBeGreaterThan(1);
    const found = await engineer.get(
      `/releases?${new URLSearchParams({ q: version })}`,
    );
    expect(found.body.items.map((item: ReleaseJson) => item.id)).toEqual([id]);
    const { status, body } = await gate.pipeline.post('/deployments', {
      entityRef,
      environment: 'production',
      commit: commitOf('f'),
      status: 'succeeded',
      version,
      url: `https://ci.example.com/${'r'.repeat(1_900)}`,
    });
    expect([status, body.violation?.code]).toEqual([
      201,
      'unapproved-deployment',
    ]);
    const titles = () => gate.notifications.map(({ payload }) => payload.title);
    while (!titles().some(title => title.endsWith('a rule was broken'))) {
      await new Promise(resolve => setImmediate(resolve));
    }
    titles().forEach(title => expect(title.length).toBeLessThanOrEqual(255));
    await gate.stop();
  });
});
