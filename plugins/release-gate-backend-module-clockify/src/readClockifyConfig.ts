import type { Config } from '@backstage/config';

/**
 * Where Clockify lives, by region: the API and the reports (introduction of the
 * REST API document, "Base URLs").
 */
const REGIONS = {
  global: {
    baseUrl: 'https://api.clockify.me/api',
    reportsBaseUrl: 'https://reports.api.clockify.me',
  },
  eu: {
    baseUrl: 'https://euc1.clockify.me/api',
    reportsBaseUrl: 'https://euc1.clockify.me/report',
  },
  usa: {
    baseUrl: 'https://use2.clockify.me/api',
    reportsBaseUrl: 'https://use2.clockify.me/report',
  },
  uk: {
    baseUrl: 'https://euw2.clockify.me/api',
    reportsBaseUrl: 'https://euw2.clockify.me/report',
  },
  australia: {
    baseUrl: 'https://apse2.clockify.me/api',
    reportsBaseUrl: 'https://apse2.clockify.me/report',
  },
} as const;

const KEYS = [
  'apiKey',
  'workspaceId',
  'region',
  'baseUrl',
  'reportsBaseUrl',
  'defaultProjectId',
  'tag',
  'requestsPerHour',
];

const PATH = 'releaseGate.clockify';
/** Below the 30 an hour that a new workspace of the free plan has. */
const DEFAULT_REQUESTS_PER_HOUR = 25;

/** `releaseGate.clockify`, read and checked. */
export interface ClockifyConfig {
  readonly apiKey: string;
  readonly workspaceId: string;
  /** How the place is called in messages. */
  readonly region: string;
  /** Without `/v1` and without a slash at its end. */
  readonly baseUrl: string;
  readonly reportsBaseUrl: string;
  readonly defaultProjectId?: string;
  readonly tag: string;
  readonly requestsPerHour: number;
}

function fail(key: string, problem: string): never {
  throw new Error(`${PATH}.${key} ${problem}`);
}

function readText(
  config: Config,
  key: string,
  pattern: RegExp,
  what: string,
): string {
  const value: unknown = config.getOptional(key);
  return typeof value === 'string' && pattern.test(value)
    ? value
    : fail(key, `must be ${what}`);
}

function readUrl(config: Config, key: string): string | undefined {
  const value: unknown = config.getOptional(key);
  if (value === undefined) {
    return undefined;
  }
  try {
    const url = new URL(String(value));
    if (['http:', 'https:'].includes(url.protocol)) {
      return url.href.replace(/\/+$/, '');
    }
  } catch {
    // Said below, in our words.
  }
  return fail(key, 'must be an http or https URL');
}

function readRegion(config: Config): keyof typeof REGIONS {
  const region = config.getOptionalString('region') ?? 'global';
  const known = Object.keys(REGIONS) as (keyof typeof REGIONS)[];
  return (
    known.find(name => name === region) ??
    fail('region', `must be one of ${known.join(', ')}`)
  );
}

/**
 * Reads `releaseGate.clockify`, or undefined where it is not configured.
 *
 * @throws Error with one sentence that names the key
 */
export function readClockifyConfig(root: Config): ClockifyConfig | undefined {
  const config = root.getOptionalConfig(PATH);
  if (!config) {
    return undefined;
  }
  const unknown = config.keys().find(key => !KEYS.includes(key));
  if (unknown !== undefined) {
    fail(unknown, 'is not a setting of the Clockify module');
  }
  const region = readRegion(config);
  const requestsPerHour =
    config.getOptionalNumber('requestsPerHour') ?? DEFAULT_REQUESTS_PER_HOUR;
  if (!Number.isInteger(requestsPerHour) || requestsPerHour < 1) {
    fail('requestsPerHour', 'must be a whole number from 1 on');
  }
  const baseUrl = readUrl(config, 'baseUrl');
  return {
    // Printable and without spaces, as a header's value has to be.
    apiKey: readText(config, 'apiKey', /^[\x21-\x7e]+$/, 'an API key'),
    workspaceId: readText(
      config,
      'workspaceId',
      /^[0-9a-zA-Z]{1,64}$/,
      'the id of the workspace',
    ),
    region: baseUrl ?? region,
    baseUrl: baseUrl ?? REGIONS[region].baseUrl,
    reportsBaseUrl:
      readUrl(config, 'reportsBaseUrl') ?? REGIONS[region].reportsBaseUrl,
    ...(config.has('defaultProjectId') && {
      defaultProjectId: readText(
        config,
        'defaultProjectId',
        /^[0-9a-zA-Z]{1,64}$/,
        'the id of a project',
      ),
    }),
    tag: config.has('tag')
      ? readText(config, 'tag', /^.{1,100}$/, 'a text of 1 to 100 characters')
      : 'release',
    requestsPerHour,
  };
}
