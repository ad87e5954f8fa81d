import { createServiceFactory } from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { mockServices } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { PAYMENTS, startReleaseGate } from './testUtils/startReleaseGate';
import { commitOf, startRelease } from './testUtils/walkThrough';

/** An auditor that keeps what was entered and how it ended. */
function startAudit() {
  const entries: { id: string; meta: object; outcome: string }[] = [];
  const auditor = mockServices.auditor.mock({
    createEvent: async ({ eventId, meta }) => {
      const end = (outcome: string) => async () => {
        entries.push({ id: eventId, meta: meta ?? {}, outcome });
      };
      return { success: end('succeeded'), fail: end('failed') };
    },
  });
  return { entries, feature: auditor.factory };
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
});
