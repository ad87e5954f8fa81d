import { type Config, ConfigReader } from '@backstage/config';
import type { HumanDuration } from '@backstage/types';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Environment } from 'backstage-plugin-release-gate-common';
import type { ConfiguredProbe } from '../application/CheckBindings';
import type { PipelineGrant, Settings } from '../application/Settings';
import { allowOnly } from './allowOnly';
import { readCheckRuns, readChecks } from './readChecks';
import { readDurationMs } from './readDurationMs';
import { readTemplates } from './readTemplates';
import { readWorkflows } from './readWorkflows';

const MINIMUM_WINDOW_MS = 15 * 60_000;
const MINUTE_MS = 60_000;
/** A window that is short, as only a demo's is, is still seen this often. */
const PROBES_PER_SHORT_WINDOW = 10;
const TIERS = ['production', 'staging', 'other'] as const;

const DEFAULT_ENVIRONMENTS: readonly Environment[] = [
  { name: 'production', tier: 'production' },
  { name: 'staging', tier: 'staging' },
];

/** The keys of the sections that are read here. */
const SECTION_KEYS = {
  approval: [
    'validFor',
    'requestExpires',
    'remindAfter',
    'minimumStatementLength',
    'trustedLocations',
  ],
  monitoring: ['window', 'probes'],
  notes: ['deliverWithin'],
} as const;

/** The keys that `releaseGate` may hold. */
const KNOWN_KEYS: readonly string[] = [
  'approvers',
  'pipelines',
  'approval',
  'monitoring',
  'environments',
  'workflows',
  'checks',
  'checkRuns',
  'notes',
  'documents',
  'clockify',
  'usersnap',
];

function fail(key: string, problem: string): never {
  throw new Error(`releaseGate.${key} ${problem}`);
}

function entityRefs(
  refs: readonly string[],
  key: string,
  kinds?: readonly string[],
): readonly string[] {
  return refs.map((ref, index) => {
    try {
      const parsed = parseEntityRef(ref);
      if (kinds && !kinds.includes(parsed.kind.toLowerCase())) {
        throw new Error('kind');
      }
      return stringifyEntityRef(parsed).toLowerCase();
    } catch {
      return fail(
        `${key}[${index}]`,
        `must be a full entity reference${
          kinds ? ` of kind ${kinds.join(' or ')}` : ''
        }, and is '${ref}'`,
      );
    }
  });
}

function duration(
  config: Config | undefined,
  key: string,
  fallback: HumanDuration,
): number {
  return readDurationMs(config, key, fallback, 'releaseGate');
}

function readEnvironments(config: Config | undefined): readonly Environment[] {
  const list = config?.getOptionalConfigArray('environments');
  if (!list) {
    return DEFAULT_ENVIRONMENTS;
  }
  const environments = list.map((item, index) => {
    allowOnly(item, ['name', 'tier'], `releaseGate.environments[${index}]`);
    const tier = TIERS.find(known => known === item.getString('tier'));
    return {
      name: item.getString('name'),
      tier:
        tier ??
        fail(
          `environments[${index}].tier`,
          `must be one of ${TIERS.join(', ')}`,
        ),
    };
  });
  const names = environments.map(({ name }) => name.toLowerCase());
  const double = names.find((name, index) => names.indexOf(name) !== index);
  if (double !== undefined) {
    fail('environments', `names '${double}' twice`);
  }
  if (!environments.some(({ tier }) => tier === 'production')) {
    fail('environments', 'must name one of tier production');
  }
  return environments;
}

function readPipelines(
  config: Config | undefined,
  known: readonly Environment[],
): readonly PipelineGrant[] {
  return (config?.getOptionalConfigArray('pipelines') ?? []).map(
    (item, index) => {
      allowOnly(
        item,
        ['subject', 'entities', 'environments'],
        `releaseGate.pipelines[${index}]`,
      );
      const entities = item.getOptionalStringArray('entities');
      const environments = item.getOptionalStringArray('environments');
      environments?.forEach((name, place) => {
        if (
          !known.some(each => each.name.toLowerCase() === name.toLowerCase())
        ) {
          fail(
            `pipelines[${index}].environments[${place}]`,
            `names no environment of environments: '${name}'`,
          );
        }
      });
      return {
        subject: item.getString('subject'),
        ...(entities && {
          entities: entityRefs(entities, `pipelines[${index}].entities`),
        }),
        ...(environments && { environments }),
      };
    },
  );
}

function readWindow(
  config: Config | undefined,
  nodeEnv: string | undefined,
): number {
  const window = duration(config, 'monitoring.window', { minutes: 15 });
  if (nodeEnv === 'production' && window < MINIMUM_WINDOW_MS) {
    fail('monitoring.window', 'must be at least PT15M in production');
  }
  return window;
}

/** `approval.remindAfter`: one duration, or one for each reminder. */
function readReminders(config: Config | undefined): readonly number[] {
  const key = 'approval.remindAfter';
  const given = config?.getOptional(key);
  if (!Array.isArray(given)) {
    return [duration(config, key, { days: 1 })];
  }
  const waits = given.map((wait, index) =>
    readDurationMs(
      new ConfigReader({ wait }),
      'wait',
      {},
      'releaseGate.approval',
      `remindAfter[${index}]`,
    ),
  );
  return [...new Set(waits)].sort((a, b) => a - b);
}

/** `monitoring.probes`: which of the configured probes watch the window. */
function readMonitoringProbes(
  config: Config | undefined,
  probes: readonly ConfiguredProbe[],
): readonly string[] {
  const ids = config?.getOptionalStringArray('monitoring.probes') ?? [];
  ids.forEach((id, index) => {
    if (!probes.some(({ provider }) => provider.id === id)) {
      fail(`monitoring.probes[${index}]`, `names no check of checks: '${id}'`);
    }
    if (ids.indexOf(id) !== index) {
      fail(`monitoring.probes[${index}]`, `names '${id}' twice`);
    }
  });
  return ids;
}

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
  const config = root.getOptionalConfig('releaseGate');
  allowOnly(config, KNOWN_KEYS, 'releaseGate');
  for (const [section, keys] of Object.entries(SECTION_KEYS)) {
    allowOnly(
      config?.getOptionalConfig(section),
      keys,
      `releaseGate.${section}`,
    );
  }
  const approvers = config?.getOptionalStringArray('approvers') ?? [];
  const minimumStatementLength =
    config?.getOptionalNumber('approval.minimumStatementLength') ?? 10;
  if (!Number.isInteger(minimumStatementLength) || minimumStatementLength < 1) {
    fail('approval.minimumStatementLength', 'must be a whole number from 1 on');
  }
  const trustedLocations = config?.getOptionalStringArray(
    'approval.trustedLocations',
  );
  const environments = readEnvironments(config);
  const checkRuns = readCheckRuns(config);
  const probes = readChecks(config);
  const monitoringWindowMs = readWindow(config, nodeEnv);
  return {
    policy: {
      approvers: entityRefs(approvers, 'approvers', ['user', 'group']),
      environments,
      approvalValidForMs: duration(config, 'approval.validFor', { days: 7 }),
      requestExpiresMs: duration(config, 'approval.requestExpires', {
        days: 7,
      }),
      minimumStatementLength,
      monitoringWindowMs,
      remindAfterMs: readReminders(config),
      deliverWithinMs: duration(config, 'notes.deliverWithin', { hours: 1 }),
      checkMaxAgeMs: checkRuns.maxAgeMs,
      monitoringProbes: readMonitoringProbes(config, probes),
      probeIntervalMs: Math.min(
        MINUTE_MS,
        Math.ceil(monitoringWindowMs / PROBES_PER_SHORT_WINDOW),
      ),
      probeTimeoutMs: checkRuns.timeoutMs,
    },
    checkRuns,
    probes,
    pipelines: readPipelines(config, environments),
    ...(trustedLocations && { trustedLocations }),
    templates: readTemplates(config),
    workflows: readWorkflows(config?.getOptionalConfig('workflows')),
  };
}
