import { type Config, readDurationFromConfig } from '@backstage/config';
import { type HumanDuration, durationToMilliseconds } from '@backstage/types';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Environment } from 'backstage-plugin-release-gate-common';
import type { PipelineGrant, Settings } from '../application/Settings';
import { readWorkflows } from './readWorkflows';

const MINIMUM_WINDOW_MS = 15 * 60_000;
const TIERS = ['production', 'staging', 'other'] as const;

const DEFAULT_ENVIRONMENTS: readonly Environment[] = [
  { name: 'production', tier: 'production' },
  { name: 'staging', tier: 'staging' },
];

/** The keys that `releaseGate` may hold; a misspelt one would silently change a rule. */
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
  if (!config?.has(key)) {
    return durationToMilliseconds(fallback);
  }
  const path = `releaseGate.${key}`;
  try {
    const milliseconds = durationToMilliseconds(
      readDurationFromConfig(config, { key }),
    );
    if (milliseconds > 0) {
      return milliseconds;
    }
  } catch {
    // Said below, in our words.
  }
  throw new Error(`${path} must be an ISO 8601 duration longer than nothing`);
}

function readEnvironments(config: Config | undefined): readonly Environment[] {
  const list = config?.getOptionalConfigArray('environments');
  if (!list) {
    return DEFAULT_ENVIRONMENTS;
  }
  const environments = list.map((item, index) => {
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

function readPipelines(config: Config | undefined): readonly PipelineGrant[] {
  return (config?.getOptionalConfigArray('pipelines') ?? []).map(
    (item, index) => {
      const entities = item.getOptionalStringArray('entities');
      const environments = item.getOptionalStringArray('environments');
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
  const unknown = config?.keys().find(key => !KNOWN_KEYS.includes(key));
  if (unknown !== undefined) {
    fail(unknown, 'is not a setting of Release Gate');
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
  return {
    policy: {
      approvers: entityRefs(approvers, 'approvers', ['user', 'group']),
      environments: readEnvironments(config),
      approvalValidForMs: duration(config, 'approval.validFor', { days: 7 }),
      requestExpiresMs: duration(config, 'approval.requestExpires', {
        days: 7,
      }),
      minimumStatementLength,
      monitoringWindowMs: readWindow(config, nodeEnv),
      deliverWithinMs: duration(config, 'notes.deliverWithin', { hours: 1 }),
    },
    pipelines: readPipelines(config),
    ...(trustedLocations && { trustedLocations }),
    workflows: readWorkflows(config?.getOptionalConfig('workflows')),
  };
}
