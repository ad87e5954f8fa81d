import type {
  EnvironmentName,
  Policy,
} from 'backstage-plugin-release-gate-common';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Who decides in the tests. */
const named = (name: string) => name as EnvironmentName;

export const APPROVERS = 'group:default/director-of-ai-strategy-alignment';
/** Who owns the entities of the tests. */
export const OWNER = 'group:default/portal-team';

/** The company's settings in the tests. */
export const fakePolicy: Policy = {
  approvers: [APPROVERS],
  environments: [
    { name: named('production'), tier: 'production' },
    { name: named('staging'), tier: 'staging' },
    { name: named('development'), tier: 'other' },
  ],
  approvalValidForMs: 7 * DAY_MS,
  requestExpiresMs: 7 * DAY_MS,
  deployWithinMs: DAY_MS,
  rollbackWithinMs: DAY_MS,
  minimumStatementLength: 10,
  monitoringWindowMs: 15 * MINUTE_MS,
  remindAfterMs: [],
  deliverWithinMs: 60 * MINUTE_MS,
  checkMaxAgeMs: 60 * MINUTE_MS,
  monitoringProbes: [],
  probeIntervalMs: MINUTE_MS,
  probeTimeoutMs: 10_000,
};
