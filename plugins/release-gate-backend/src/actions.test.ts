import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { startReleaseGate } from './testUtils/startReleaseGate';
import { requestApproval, startRelease } from './testUtils/walkThrough';

const NAMES = [
  'list-releases',
  'get-release',
  'what-is-next',
  'why-is-the-gate-closed',
  'draft-release-note',
];

async function start(features: Parameters<typeof startReleaseGate>[0] = {}) {
  const registry = actionsRegistryServiceMock();
  const gate = await startReleaseGate({
    ...features,
    features: [
      createServiceFactory({
        service: actionsRegistryServiceRef,
        deps: {},
        factory: () => registry,
      }),
      ...(features.features ?? []),
    ],
  });
  const invoke = async (name: string, input: object) => {
    const { output } = await registry.invoke({
      id: `test:${name}`,
      input: input as never,
      credentials: mockCredentials.user('user:default/outsider'),
    });
    return output as Record<string, unknown>;
  };
  return { gate, registry, invoke };
}

describe('what agents can ask', () => {
  it('is read-only, every single action', async () => {
    const { registry } = await start();
    const { actions } = await registry.list();
    expect(actions.map(({ name }) => name)).toEqual(NAMES);
    for (const { attributes } of actions) {
      expect(attributes).toMatchObject({ readOnly: true, destructive: false });
    }
  });

  it('tells what is next, and why the gate is closed', async () => {
    const { gate, invoke } = await start();
    const release = await requestApproval(gate);
    expect(await invoke('list-releases', { q: 'payments' })).toMatchObject({
      totalItems: 1,
      items: [{ id: release.id, phase: 'awaiting-approval' }],
    });
    expect(
      await invoke('get-release', { releaseId: release.id }),
    ).toMatchObject({ id: release.id, version: '2.4.0' });
    expect(
      await invoke('what-is-next', { releaseId: release.id }),
    ).toMatchObject({
      waitingFor:
        'Waiting for the Director of AI Strategy Alignment: decide on the request',
      allowedActions: [],
    });
    expect(
      await invoke('why-is-the-gate-closed', { releaseId: release.id }),
    ).toMatchObject({
      allowed: false,
      reasons: [{ code: 'approval-missing' }],
    });
  });

  it('leaves no trace in the history', async () => {
    const { gate, invoke } = await start();
    const { id: releaseId } = await startRelease(gate);
    const history = async () =>
      (await gate.pipeline.get(`/releases/${releaseId}/events`)).body
        .totalItems;
    const before = await history();
    for (const name of NAMES.slice(1)) {
      await invoke(name, { releaseId });
    }
    expect(await history()).toBe(before);
  });

  it('drafts a release note that is attached to nothing', async () => {
    const { gate, invoke } = await start();
    const { id: releaseId } = await startRelease(gate);
    const draft = await invoke('draft-release-note', {
      releaseId,
      highlights: 'A button',
    });
    expect(draft).toMatchObject({
      title: 'Release notes 2.4.0',
      openPlaces: ['What changed?', 'Why was it changed?'],
    });
    const { body } = await gate.pipeline.get(`/releases/${releaseId}`);
    expect(body.documents).toEqual([]);
  });

  it.each([
    ['get-release', { releaseId: 'x' }, 'releaseId'],
    ['list-releases', { phase: 'somewhere' }, 'phase'],
    ['list-releases', { limit: 0 }, 'limit'],
    ['draft-release-note', { releaseId: 'x' }, 'releaseId'],
  ])('names the field at fault: %s %j', async (name, input, field) => {
    const { invoke } = await start();
    await expect(invoke(name, input)).rejects.toThrow(field);
  });

  it('is not for whom reading is denied', async () => {
    const { invoke } = await start({
      features: [
        mockServices.permissions.factory({ result: AuthorizeResult.DENY }),
      ],
    });
    await expect(invoke('list-releases', {})).rejects.toThrow(
      'The permission release-gate.release.read is denied',
    );
  });
});
