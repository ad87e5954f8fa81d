import { mockServices } from '@backstage/backend-test-utils';
import { readSettings } from './config/readSettings';
import { SettingsWatch } from './application/SettingsWatch';
import {
  PAYMENTS,
  type ReleaseGate,
  catalogEntities,
  startReleaseGate,
  closed,
} from './testUtils/startReleaseGate';
import { startRelease } from './testUtils/walkThrough';

const ORIGIN = 'backstage.io/managed-by-origin-location';

/** The catalog of the tests, with annotations on some of it. */
function annotated(annotations: Record<string, Record<string, string>>) {
  return catalogEntities.map(entity => ({
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: annotations[entity.metadata.name] ?? {},
    },
  }));
}

describe('what an operator should look at', () => {
  let gate: ReleaseGate;
  afterEach(() => gate.stop());

  async function warningsOf(): Promise<readonly string[]> {
    const { body } = await gate.user('auditor').get('/health/integrations');
    return body.warnings.map(({ code }: { code: string }) => code);
  }

  it.each([
    ['more than one location', 'https://b', {}, ['untrusted-locations']],
    ['one location', 'https://a', {}, []],
    [
      'more than one location, of which some are trusted',
      'https://b',
      { approval: { trustedLocations: ['https://a'] } },
      ['nobody-approves'],
    ],
  ])('users and groups from %s', async (_, other, config, expected) => {
    gate = await startReleaseGate({
      config: {
        pipelines: [{ subject: 'ci', entities: [PAYMENTS] }],
        ...config,
      },
      entities: annotated({
        engineer: { [ORIGIN]: 'https://a' },
        directors: { [ORIGIN]: other },
        // What is no person and no group makes nobody an approver.
        payments: { [ORIGIN]: 'https://c' },
      }),
    });
    expect(await warningsOf()).toEqual(expected);
  });

  it('a pipeline that may report deployments of every entity', async () => {
    gate = await startReleaseGate({
      config: { pipelines: [{ subject: 'ci' }] },
    });
    const { body } = await gate.user('auditor').get('/health/integrations');
    expect(body.warnings).toEqual([
      {
        code: 'pipeline-without-entities',
        message: expect.stringContaining("'ci' names no entities"),
      },
    ]);
  });

  it('a workflow that an entity chooses and nobody configured, also on the page of the entity', async () => {
    gate = await startReleaseGate({
      config: { pipelines: [] },
      entities: annotated({
        payments: { 'release-gate.dev/workflow': 'no-such-workflow' },
        other: { 'release-gate.dev/workflow': 'deployment-workflow' },
      }),
    });
    expect(await warningsOf()).toEqual(['unknown-workflow']);
    const summaryOf = async (ref: string) =>
      (await gate.user('engineer').get(`/summary?entityRef=${ref}`)).body;
    expect((await summaryOf(PAYMENTS)).workflowProblem).toContain(
      "chooses the workflow 'no-such-workflow'",
    );
    await startRelease(gate);
    const { workflowProblem, current } = await summaryOf(PAYMENTS);
    expect(workflowProblem).toBeDefined();
    expect(current.workflow.name).toBe('deployment-workflow');
    expect(
      (await summaryOf('component:default/other')).workflowProblem,
    ).toBeUndefined();
  });

  it.each([
    ['nobody', [], ['no-approvers']],
    [
      'a group that the catalog does not know, beside one that it knows',
      ['group:default/directors', 'group:default/no-such-group'],
      ['unknown-approver'],
    ],
    [
      'only what the catalog does not know',
      ['group:default/no-such-group', 'user:default/nobody'],
      ['unknown-approver', 'unknown-approver'],
    ],
    ['a group without members', ['group:default/empty'], ['nobody-approves']],
  ])('approvers that name %s', async (_, approvers, expected) => {
    gate = await startReleaseGate({
      config: { approvers, pipelines: [] },
      entities: [
        ...catalogEntities,
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Group',
          metadata: { name: 'empty', namespace: 'default' },
        },
      ],
    });
    expect(await warningsOf()).toEqual(expected);
  });

  it('is not that the approvers are unknown to a catalog that has not read anybody yet', async () => {
    gate = await startReleaseGate({ config: { pipelines: [] }, entities: [] });
    expect(await warningsOf()).toEqual([]);
  });

  it('a module that is configured and not installed', async () => {
    gate = await startReleaseGate({
      config: { pipelines: [], clockify: { apiKey: 'key' } },
    });
    const { body } = await gate.user('auditor').get('/health/integrations');
    expect(body.warnings).toEqual([
      {
        code: 'module-not-installed',
        message:
          'releaseGate.clockify is configured, and the backend has no module that reads it: add backstage-plugin-release-gate-backend-module-clockify',
      },
    ]);
  });

  it('is not made up where the catalog cannot be asked', async () => {
    gate = await startReleaseGate({
      through: { catalog: closed },
      config: { pipelines: [] },
    });
    expect(await warningsOf()).toEqual([]);
  });
});

it('each is said once in the log', async () => {
  const logger = mockServices.logger.mock();
  const settings = readSettings(
    mockServices.rootConfig({
      data: { releaseGate: { pipelines: [{ subject: 'ci' }] } },
    }),
    'test',
  );
  const watch = new SettingsWatch({
    settings,
    directory: {
      approvers: async () => [],
      unknownApprovers: async () => [],
      origins: async () => ['https://a', 'https://b'],
      chosenWorkflows: async () => new Map(),
    },
    integrations: { ticketTrackers: [] },
    logger,
  });
  await watch.look();
  await watch.look();
  expect(logger.warn).toHaveBeenCalledTimes(3);
});
