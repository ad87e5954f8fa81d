import {
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  actionsRegistryServiceMock,
  metricsServiceMock,
} from '@backstage/backend-test-utils/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ticketTrackersExtensionPoint } from 'backstage-plugin-release-gate-node';
import request from 'supertest';
import { MemoryTicketTracker } from './testUtils/MemoryTicketTracker';
import {
  PAYMENTS,
  type ReleaseGate,
  startReleaseGate,
} from './testUtils/startReleaseGate';
import { commitOf, startRelease } from './testUtils/walkThrough';

/** An auditor that keeps what was entered and how it ended, and that can fail at an end. */
function startAudit({ failsAt }: { readonly failsAt?: string } = {}) {
  const entries: { id: string; meta: object; outcome: string }[] = [];
  const opened: string[] = [];
  const auditor = mockServices.auditor.mock({
    createEvent: async ({ eventId, meta }) => {
      opened.push(eventId);
      const end = (outcome: string) => async () => {
        entries.push({ id: eventId, meta: meta ?? {}, outcome });
        if (outcome === failsAt) {
          throw new Error('The audit log is full');
        }
      };
      return { success: end('succeeded'), fail: end('failed') };
    },
  });
  return { entries, opened, feature: auditor.factory };
}

/** Two commands that are carried out, one that is refused, and two that are not understood. */
async function actAndFail(gate: ReleaseGate): Promise<readonly number[]> {
  const { id } = await startRelease(gate);
  const engineer = gate.user('engineer');
  const answers = [
    await engineer.post(`/releases/${id}/tickets`, {
      tracker: 'usersnap',
      id: 'PAY-1',
    }),
    await gate.user('outsider').post(`/releases/${id}/cancel`, { reason: 'x' }),
    await engineer.post(`/releases/${id}/cancel`, { colour: 'red' }),
    await engineer.post('/releases/7/cancel', { reason: 'x' }),
  ];
  return answers.map(({ status }) => status);
}

describe('the audit log of the portal', () => {
  it('holds every command, and how it ended', async () => {
    const { entries, feature } = startAudit();
    const gate = await startReleaseGate({ features: [feature] });
    const { id } = await startRelease(gate);
    await gate.user('outsider').post(`/releases/${id}/cancel`, { reason: 'x' });
    expect(entries).toEqual([
      {
        id: 'release-gate-command',
        meta: { actionType: 'startRelease' },
        outcome: 'succeeded',
      },
      {
        id: 'release-gate-command',
        meta: { actionType: 'cancelRelease', id },
        outcome: 'failed',
      },
    ]);
    await gate.stop();
  });

  it('holds every denial of the gate, which is counted too', async () => {
    const { entries, feature } = startAudit();
    const counted: unknown[] = [];
    const metrics = metricsServiceMock.mock({
      createCounter: () => ({
        add: (value, attributes) => counted.push([value, attributes]),
      }),
    });
    const gate = await startReleaseGate({
      features: [
        feature,
        createServiceFactory({
          service: metricsServiceRef,
          deps: {},
          factory: () => metrics,
        }),
      ],
    });
    const question = {
      entityRef: PAYMENTS,
      environment: 'production',
      commit: commitOf('a'),
    };
    await gate.pipeline.get(`/gate?${new URLSearchParams(question)}`);
    expect(entries).toEqual([
      {
        id: 'release-gate-denial',
        meta: { ...question, reasons: ['no-release'] },
        outcome: 'succeeded',
      },
    ]);
    expect(counted).toEqual([[1, { reason: 'no-release' }]]);
    await gate.stop();
  });

  it('holds a read that was denied to its caller, and no other read', async () => {
    const { entries, feature } = startAudit();
    const gate = await startReleaseGate({
      features: [
        feature,
        mockServices.permissions.factory({ result: AuthorizeResult.DENY }),
      ],
    });
    await gate.user('engineer').get('/releases');
    await gate.nobody.get('/releases');
    expect(entries).toEqual([
      {
        id: 'release-gate-read',
        meta: { actionType: 'listReleases' },
        outcome: 'failed',
      },
    ]);
    await gate.stop();
  });

  it('closes every entry exactly once', async () => {
    const { entries, opened, feature } = startAudit();
    const gate = await startReleaseGate({ features: [feature] });
    expect(await actAndFail(gate)).toEqual([200, 403, 400, 400]);
    expect(entries.map(({ outcome }) => outcome)).toEqual([
      'succeeded',
      'succeeded',
      'failed',
      'failed',
      'failed',
    ]);
    expect(entries).toHaveLength(opened.length);
    await gate.stop();
  });

  it.each(['succeeded', 'failed'])(
    'changes no answer when it fails at what has %s',
    async failsAt => {
      const { feature } = startAudit({ failsAt });
      const gate = await startReleaseGate({ features: [feature] });
      expect(await actAndFail(gate)).toEqual([200, 403, 400, 400]);
      await gate.stop();
    },
  );

  it('holds every message of a ticket tracker, taken or not', async () => {
    const { entries, feature } = startAudit();
    const tracker = new MemoryTicketTracker('helpdesk');
    const gate = await startReleaseGate({
      features: [
        feature,
        createBackendModule({
          pluginId: 'release-gate',
          moduleId: 'test-tracker',
          register(reg) {
            reg.registerInit({
              deps: { tickets: ticketTrackersExtensionPoint },
              init: async ({ tickets }) => tickets.addTicketTracker(tracker),
            });
          },
        }),
      ],
    });
    const send = (id: string, signature: string) =>
      request(gate.server)
        .post(`/api/release-gate/webhooks/${id}/known`)
        .set('content-type', 'application/json')
        .set('x-signature', signature)
        .send('{}');
    const answers = [
      await send('helpdesk', 'signed-2'),
      await send('helpdesk', 'forged'),
      await send('nobody', 'signed-2'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 401]);
    const id = 'release-gate-webhook';
    expect(entries).toEqual([
      { id, meta: { tracker: 'helpdesk' }, outcome: 'succeeded' },
      { id, meta: { tracker: 'helpdesk' }, outcome: 'failed' },
      { id, meta: {}, outcome: 'failed' },
    ]);
    await gate.stop();
  });

  it('holds an action of an agent that was denied, and who asked for it', async () => {
    const { entries, feature } = startAudit();
    const registry = actionsRegistryServiceMock();
    const gate = await startReleaseGate({
      features: [
        feature,
        mockServices.permissions.factory({ result: AuthorizeResult.DENY }),
        createServiceFactory({
          service: actionsRegistryServiceRef,
          deps: {},
          factory: () => registry,
        }),
      ],
    });
    await expect(
      registry.invoke({
        id: 'test:list-releases',
        input: {} as never,
        credentials: mockCredentials.user('user:default/outsider'),
      }),
    ).rejects.toThrow('The permission release-gate.release.read is denied');
    expect(entries).toEqual([
      {
        id: 'release-gate-read',
        meta: {
          actionType: 'listReleases',
          action: 'list-releases',
          actor: 'user:default/outsider',
        },
        outcome: 'failed',
      },
    ]);
    await gate.stop();
  });
});
