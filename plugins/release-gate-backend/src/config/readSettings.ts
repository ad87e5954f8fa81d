import type { Config } from '@backstage/config';
import { readConfig } from 'backstage-plugin-release-gate-node';
import type { Settings } from '../application/Settings';
import { settingsSchema } from './settingsSchema';

const MINIMUM_WINDOW_MS = 15 * 60_000;
const MINUTE_MS = 60_000;
/** A window that is short, as only a demo's is, is still seen this often. */
const PROBES_PER_SHORT_WINDOW = 10;

/** The sections that are read by modules of their own. */
const MODULES = ['clockify', 'usersnap'] as const;

/**
 * Reads and checks `releaseGate` of app-config. A mistake stops the start-up
 * with one sentence that names the key. Without any approver nothing can be
 * approved, which is safe and not a mistake.
 *
 * @throws Error
 */
export function readSettings(
  root: Config,
  nodeEnv: string | undefined,
): Settings {
  const schema =
    nodeEnv === 'production'
      ? settingsSchema.refine(
          ({ monitoring }) => monitoring.window >= MINIMUM_WINDOW_MS,
          {
            path: ['monitoring', 'window'],
            error: 'must be at least PT15M in production',
          },
        )
      : settingsSchema;
  const read = readConfig(root, 'releaseGate', schema);
  const { approval, monitoring, checkRuns } = read;
  return {
    policy: {
      approvers: read.approvers,
      environments: read.environments,
      approvalValidForMs: approval.validFor,
      requestExpiresMs: approval.requestExpires,
      deployWithinMs: approval.deployWithin,
      rollbackWithinMs: read.rollback.within,
      minimumStatementLength: approval.minimumStatementLength,
      monitoringWindowMs: monitoring.window,
      remindAfterMs: approval.remindAfter,
      deliverWithinMs: read.notes.deliverWithin,
      checkMaxAgeMs: checkRuns.maxAge,
      monitoringProbes: monitoring.probes,
      probeIntervalMs: Math.min(
        MINUTE_MS,
        Math.ceil(monitoring.window / PROBES_PER_SHORT_WINDOW),
      ),
      probeTimeoutMs: checkRuns.timeout,
    },
    checkRuns: {
      maxAgeMs: checkRuns.maxAge,
      intervalMs: checkRuns.interval,
      recheckMs: checkRuns.recheck,
      timeoutMs: checkRuns.timeout,
      concurrency: checkRuns.concurrency,
    },
    probes: read.checks,
    pipelines: read.pipelines,
    ...(approval.trustedLocations && {
      trustedLocations: approval.trustedLocations,
    }),
    ownershipGroups: read.ownership.groups,
    directoryTimeoutMs: read.directory.timeout,
    templates: read.documents,
    workflows: read.workflows,
    configuredModules: MODULES.filter(name => read[name] !== undefined),
  };
}
