import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readSettings } from './readSettings';

const approvers = ['group:default/directors'];

function read(releaseGate: JsonObject, nodeEnv = 'development') {
  return readSettings(new ConfigReader({ releaseGate }), nodeEnv);
}

describe('the settings', () => {
  it('have safe defaults: without any, nobody is an approver', () => {
    const { policy, pipelines } = readSettings(
      new ConfigReader({}),
      'production',
    );
    expect(policy).toMatchObject({
      approvers: [],
      monitoringWindowMs: 15 * 60_000,
    });
    expect(pipelines).toEqual([]);
  });

  it('have defaults for everything but the approvers', () => {
    const { policy, pipelines } = read({ approvers });
    expect(policy).toEqual({
      approvers,
      environments: [
        { name: 'production', tier: 'production' },
        { name: 'staging', tier: 'staging' },
      ],
      approvalValidForMs: 7 * 24 * 3_600_000,
      requestExpiresMs: 7 * 24 * 3_600_000,
      deployWithinMs: 24 * 3_600_000,
      rollbackWithinMs: 24 * 3_600_000,
      minimumStatementLength: 10,
      monitoringWindowMs: 15 * 60_000,
      remindAfterMs: [24 * 3_600_000],
      deliverWithinMs: 3_600_000,
      checkMaxAgeMs: 3_600_000,
      monitoringProbes: [],
      probeIntervalMs: 60_000,
      probeTimeoutMs: 10_000,
    });
    expect(pipelines).toEqual([]);
  });

  it('take one reminder or several, in the order of their waits', () => {
    const reminders = (remindAfter: JsonObject[string]) =>
      read({ approvers, approval: { remindAfter } }).policy.remindAfterMs;
    expect(reminders('PT4H')).toEqual([4 * 3_600_000]);
    expect(reminders(['P1D', { hours: 4 }, 'P1D'])).toEqual([
      4 * 3_600_000,
      24 * 3_600_000,
    ]);
    expect(reminders([])).toEqual([]);
    expect(() => reminders(['PT4H', 'soon'])).toThrow(
      'releaseGate.approval.remindAfter[1] must be a duration longer than nothing and at most P3650D, as ISO 8601 (PT15M), as words (15 minutes) or by its units ({ minutes: 15 })',
    );
  });

  it('read ISO 8601 durations', () => {
    const { policy } = read({
      approvers,
      monitoring: { window: 'PT2S' },
      approval: { validFor: 'P1D' },
    });
    expect(policy).toMatchObject({
      monitoringWindowMs: 2_000,
      approvalValidForMs: 86_400_000,
    });
  });

  it('grant a pipeline several things in several entries', () => {
    const pipelines = [
      { subject: 'ci', entities: ['component:default/a'] },
      { subject: 'ci', entities: ['component:default/b'] },
      {
        subject: 'ci',
        entities: ['component:default/c'],
        environments: ['staging'],
      },
      {
        subject: 'ci',
        entities: ['component:default/c'],
        environments: ['production'],
      },
    ];
    expect(read({ approvers, pipelines }).pipelines).toHaveLength(4);
  });

  it.each<readonly [string, JsonObject]>([
    [
      "releaseGate.pipelines[1].subject names 'ci' twice: what it grants is in part granted by pipelines[0] already",
      {
        approvers,
        pipelines: [
          { subject: 'ci' },
          { subject: 'ci', entities: ['component:default/a'] },
        ],
      },
    ],
    [
      "releaseGate.pipelines[1].subject names 'ci' twice: what it grants is in part granted by pipelines[0] already",
      {
        approvers,
        pipelines: [
          { subject: 'ci', environments: ['Production'] },
          { subject: 'ci', environments: ['production', 'staging'] },
        ],
      },
    ],
    [
      "releaseGate.approvers[0] must be a full entity reference of kind user or group, and is 'directors'",
      { approvers: ['directors'] },
    ],
    [
      'releaseGate.approvers[0] must be a full entity reference of kind user or group',
      { approvers: ['component:default/x'] },
    ],
    [
      'releaseGate.aprovers is not a setting of Release Gate',
      { approvers, aprovers: [] },
    ],
    [
      'releaseGate.approval.minimumLength is not a setting of Release Gate',
      { approvers, approval: { minimumLength: 1 } },
    ],
    [
      'releaseGate.pipelines[0].environment is not a setting of Release Gate',
      { approvers, pipelines: [{ subject: 'ci', environment: 'staging' }] },
    ],
    [
      'releaseGate.monitoring.window must be a duration',
      { approvers, monitoring: { window: 'soon' } },
    ],
    [
      'releaseGate.environments[0].tier must be one of production, staging, other',
      { approvers, environments: [{ name: 'a', tier: 'prod' }] },
    ],
    [
      "releaseGate.environments names 'a' twice",
      {
        approvers,
        environments: [
          { name: 'A', tier: 'production' },
          { name: 'a', tier: 'staging' },
        ],
      },
    ],
    [
      'releaseGate.environments must name one of tier production',
      { approvers, environments: [{ name: 'a', tier: 'staging' }] },
    ],
    [
      'releaseGate.approval.minimumStatementLength must be a whole number from 1 on',
      { approvers, approval: { minimumStatementLength: 0 } },
    ],
    [
      'releaseGate.pipelines[0].entities[0] must be a full entity reference',
      { approvers, pipelines: [{ subject: 'ci', entities: ['x'] }] },
    ],
  ])('stop the start-up: %s', (message, config) => {
    expect(() => read(config)).toThrow(message);
  });

  it('watch the logs for at least 15 minutes in production', () => {
    const config = { approvers, monitoring: { window: 'PT14M59S' } };
    expect(() => read(config, 'production')).toThrow(
      'releaseGate.monitoring.window must be at least PT15M in production',
    );
    expect(read(config, 'test').policy.monitoringWindowMs).toBe(899_000);
  });
});

describe('configured workflows', () => {
  const workflow = (stages: JsonObject) =>
    read({
      approvers,
      workflows: { 'deployment-workflow': { stages } },
    }).workflows.get('deployment-workflow');

  it('add stages and items, bind checks and link help', () => {
    const found = workflow({
      staging: {
        items: {
          'smoke-tests': { helpUrl: 'https://docs.example.com', check: 'ci' },
          'accessibility-reviewed': { title: 'Accessibility reviewed' },
        },
      },
      'security-review': {
        title: 'Security review',
        after: 'staging',
        items: { 'threats-reviewed': { title: 'Threats reviewed' } },
      },
    });
    expect(found?.stages.map(({ id }) => id)).toEqual([
      'pre-deployment',
      'staging',
      'security-review',
      'approval',
      'production',
      'post-deployment',
      'rollback',
    ]);
    const staging = found?.stages[1].items ?? [];
    expect(staging.find(({ id }) => id === 'smoke-tests')).toMatchObject({
      kind: 'check',
      helpUrl: 'https://docs.example.com',
      check: 'ci',
    });
    expect(staging.at(-1)).toMatchObject({
      id: 'accessibility-reviewed',
      kind: 'manual',
    });
  });

  it.each<[string, JsonObject]>([
    [
      'stages.staging.items.deployed-to-staging.kind is not a setting',
      { staging: { items: { 'deployed-to-staging': { kind: 'manual' } } } },
    ],
    [
      'stages.staging.items.smoke-tests.title is not a setting',
      { staging: { items: { 'smoke-tests': { title: 'Nothing' } } } },
    ],
    [
      'stages.staging.remove is not a setting',
      { staging: { remove: ['smoke-tests'] } },
    ],
    [
      'stages.production.items.logs-monitored.check cannot be bound',
      { production: { items: { 'logs-monitored': { check: 'ci' } } } },
    ],
    [
      'stages.approval.items cannot add to approval',
      { approval: { items: { nod: { title: 'Nod' } } } },
    ],
    [
      'stages.staging.items.x.kind must be one of manual, check',
      { staging: { items: { x: { title: 'X', kind: 'automatic' } } } },
    ],
    [
      'stages.staging.items.tests-passing is the id of an item of another stage',
      { staging: { items: { 'tests-passing': { title: 'X' } } } },
    ],
    [
      'stages.production.items.x is the id of an item of another stage',
      {
        staging: { items: { x: { title: 'X' } } },
        production: { items: { x: { title: 'X' } } },
      },
    ],
    [
      "stages.extra.after names no stage: 'nowhere'",
      { extra: { title: 'Extra', after: 'nowhere', items: {} } },
    ],
    [
      'stages.extra.after cannot be approval',
      { extra: { title: 'Extra', after: 'approval', items: {} } },
    ],
  ])('never take away or weaken: %s', (message, stages) => {
    expect(() => workflow(stages)).toThrow(
      `releaseGate.workflows.deployment-workflow.${message}`,
    );
  });
});
