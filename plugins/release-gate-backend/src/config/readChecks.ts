import type { Config } from '@backstage/config';
import type { ConfiguredProbe } from '../application/CheckBindings';
import type { CheckRunSettings } from '../application/Settings';
import { HttpProbe, type HttpExpectation } from '../checks/HttpProbe';
import { PrometheusProbe, type Threshold } from '../checks/PrometheusProbe';
import { allowOnly } from './allowOnly';
import { readDurationMs } from './readDurationMs';

const COMMON_KEYS = ['id', 'kind', 'url', 'timeout', 'items', 'allowPrivate'];
const KEYS = {
  http: [...COMMON_KEYS, 'expect'],
  prometheus: [...COMMON_KEYS, 'query', 'threshold'],
} as const;

type ProbeKind = keyof typeof KEYS;

function fail(key: string, problem: string): never {
  throw new Error(`${key} ${problem}`);
}

/** A value of a type, or the sentence that it is not one. */
function required<T>(
  config: Config,
  key: string,
  path: string,
  what: string,
  read: (config: Config, key: string) => T | undefined,
): T {
  let value: T | undefined;
  try {
    value = read(config, key);
  } catch {
    // Said below, in our words.
  }
  return value ?? fail(`${path}.${key}`, `must be ${what}`);
}

function readUrl(config: Config, path: string): URL {
  const text = required(config, 'url', path, 'an http or https URL', (c, key) =>
    c.getOptionalString(key),
  );
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return fail(`${path}.url`, 'must be an http or https URL');
  }
  return ['http:', 'https:'].includes(url.protocol)
    ? url
    : fail(`${path}.url`, 'must be an http or https URL');
}

function readEquals(
  config: Config,
  path: string,
): string | number | boolean | undefined {
  if (!config.has('equals')) {
    return undefined;
  }
  const value = config.get('equals');
  return typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
    ? value
    : fail(`${path}.equals`, 'must be a text, a number or true or false');
}

function readJsonPath(config: Config, path: string): string | undefined {
  const jsonPath = config.getOptionalString('jsonPath');
  if (jsonPath === undefined) {
    return undefined;
  }
  if (!jsonPath.startsWith('$')) {
    return fail(`${path}.jsonPath`, "must begin with '$'");
  }
  return /[()`]/.test(jsonPath)
    ? fail(`${path}.jsonPath`, 'must hold no filter and no script')
    : jsonPath;
}

function readExpectation(
  config: Config | undefined,
  path: string,
): HttpExpectation {
  if (!config) {
    return { status: 200 };
  }
  allowOnly(config, ['status', 'jsonPath', 'equals', 'text'], path);
  const status = config.getOptionalNumber('status') ?? 200;
  if (!Number.isInteger(status) || status < 100 || status > 599) {
    fail(`${path}.status`, 'must be an HTTP status from 100 to 599');
  }
  const jsonPath = readJsonPath(config, path);
  const equals = readEquals(config, path);
  const text = config.getOptionalString('text');
  if (equals !== undefined && jsonPath === undefined) {
    fail(`${path}.equals`, 'needs a jsonPath that says what has to be equal');
  }
  return {
    status,
    ...(jsonPath !== undefined && { jsonPath }),
    ...(equals !== undefined && { equals }),
    ...(text !== undefined && { text }),
  };
}

function readThreshold(config: Config | undefined, path: string): Threshold {
  if (!config) {
    return fail(path, 'is required: a min, a max, or both');
  }
  allowOnly(config, ['min', 'max'], path);
  const min = config.getOptionalNumber('min');
  const max = config.getOptionalNumber('max');
  if (min === undefined && max === undefined) {
    fail(path, 'must have a min, a max, or both');
  }
  if (min !== undefined && max !== undefined && min > max) {
    fail(path, `is impossible: nothing is at least ${min} and at most ${max}`);
  }
  return {
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
  };
}

function readKind(config: Config, path: string): ProbeKind {
  const kind = config.getOptionalString('kind');
  return kind === 'http' || kind === 'prometheus'
    ? kind
    : fail(`${path}.kind`, 'must be http or prometheus');
}

function readProbe(config: Config, key: string): ConfiguredProbe {
  const kind = readKind(config, key);
  allowOnly(config, KEYS[kind], key);
  const id = required(config, 'id', key, 'a kebab-case id', (c, name) => {
    const value = c.getOptionalString(name);
    return value !== undefined && /^[a-z][a-z0-9-]{0,99}$/.test(value)
      ? value
      : undefined;
  });
  const common = {
    id,
    url: readUrl(config, key),
    ...(config.has('timeout') && {
      timeoutMs: readDurationMs(config, 'timeout', {}, key),
    }),
    allowPrivate: config.getOptionalBoolean('allowPrivate') ?? false,
  };
  const items = config.getOptionalStringArray('items') ?? [];
  switch (kind) {
    case 'http':
      return {
        key,
        items,
        provider: new HttpProbe({
          ...common,
          expect: readExpectation(
            config.getOptionalConfig('expect'),
            `${key}.expect`,
          ),
        }),
      };
    case 'prometheus':
      return {
        key,
        items,
        provider: new PrometheusProbe({
          ...common,
          query: required(config, 'query', key, 'a PromQL expression', (c, k) =>
            c.getOptionalString(k),
          ),
          threshold: readThreshold(
            config.getOptionalConfig('threshold'),
            `${key}.threshold`,
          ),
        }),
      };
    default:
      return kind satisfies never;
  }
}

/**
 * The probes under `releaseGate.checks`, in their order.
 *
 * @throws Error with one sentence that names the key
 */
export function readChecks(
  config: Config | undefined,
): readonly ConfiguredProbe[] {
  return (config?.getOptionalConfigArray('checks') ?? []).map((item, index) =>
    readProbe(item, `releaseGate.checks[${index}]`),
  );
}

/** `releaseGate.checkRuns`. @throws Error with one sentence that names the key */
export function readCheckRuns(config: Config | undefined): CheckRunSettings {
  const path = 'releaseGate.checkRuns';
  const runs = config?.getOptionalConfig('checkRuns');
  allowOnly(runs, ['maxAge', 'interval', 'timeout', 'concurrency'], path);
  const concurrency = runs?.getOptionalNumber('concurrency') ?? 8;
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 100) {
    fail(`${path}.concurrency`, 'must be a whole number from 1 to 100');
  }
  return {
    maxAgeMs: readDurationMs(runs, 'maxAge', { hours: 1 }, path),
    intervalMs: readDurationMs(runs, 'interval', { minutes: 1 }, path),
    timeoutMs: readDurationMs(runs, 'timeout', { seconds: 10 }, path),
    concurrency,
  };
}
