import type { Config } from '@backstage/config';

const PATH = 'releaseGate.usersnap';
const KEYS = [
  'jwtId',
  'jwtSecret',
  'baseUrl',
  'defaultProjectId',
  'closedStates',
  'blocking',
  'webhooks',
];
/** The only host and version that the vendor documents. */
const DEFAULT_BASE_URL = 'https://platform.usersnap.com/v0.1';
const ID = /^[0-9a-zA-Z-]{1,100}$/;

/** `releaseGate.usersnap`, read and checked. */
export interface UsersnapConfig {
  readonly jwtId: string;
  readonly jwtSecret: string;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly defaultProjectId?: string;
  /** Lower-case, as all the lists. */
  readonly closedStates: readonly string[];
  readonly blockingPriorities: readonly string[];
  readonly blockingLabels: readonly string[];
  /** The tokens of the webhooks, by project. */
  readonly webhookTokens: ReadonlyMap<string, string>;
}

function fail(key: string, problem: string): never {
  throw new Error(`${PATH}.${key} ${problem}`);
}

function allowOnly(
  config: Config | undefined,
  keys: readonly string[],
  path: string,
): void {
  const unknown = config?.keys().find(key => !keys.includes(key));
  if (unknown !== undefined) {
    fail(`${path}${unknown}`, 'is not a setting of the UserSnap module');
  }
}

function readText(
  config: Config,
  key: string,
  pattern: RegExp,
  what: string,
  path = '',
): string {
  const value: unknown = config.getOptional(key);
  return typeof value === 'string' && pattern.test(value)
    ? value
    : fail(`${path}${key}`, `must be ${what}`);
}

function readNames(
  config: Config | undefined,
  key: string,
  fallback: readonly string[],
  path = '',
): readonly string[] {
  const names = config?.getOptionalStringArray(key) ?? fallback;
  return names.map((name, index) =>
    name.trim() === ''
      ? fail(`${path}${key}[${index}]`, 'must not be empty')
      : name.trim().toLowerCase(),
  );
}

function readBaseUrl(config: Config): string {
  const value: unknown = config.getOptional('baseUrl') ?? DEFAULT_BASE_URL;
  try {
    const url = new URL(String(value));
    if (['http:', 'https:'].includes(url.protocol)) {
      return url.href.replace(/\/+$/, '');
    }
  } catch {
    // Said below, in our words.
  }
  return fail('baseUrl', 'must be an http or https URL');
}

function readWebhooks(config: Config): ReadonlyMap<string, string> {
  const tokens = new Map<string, string>();
  config.getOptionalConfigArray('webhooks')?.forEach((item, index) => {
    const path = `webhooks[${index}].`;
    allowOnly(item, ['projectId', 'token'], path);
    const projectId = readText(
      item,
      'projectId',
      ID,
      'the id of a project',
      path,
    );
    if (tokens.has(projectId)) {
      fail(`${path}projectId`, `is '${projectId}', which is named already`);
    }
    tokens.set(
      projectId,
      readText(
        item,
        'token',
        /^\S{8,}$/,
        'a token of 8 characters or more',
        path,
      ),
    );
  });
  return tokens;
}

/**
 * Reads `releaseGate.usersnap`, or undefined where it is not configured.
 *
 * @throws Error with one sentence that names the key
 */
export function readUsersnapConfig(root: Config): UsersnapConfig | undefined {
  const config = root.getOptionalConfig(PATH);
  if (!config) {
    return undefined;
  }
  allowOnly(config, KEYS, '');
  const blocking = config.getOptionalConfig('blocking');
  allowOnly(blocking, ['priorities', 'labels'], 'blocking.');
  const closedStates = readNames(config, 'closedStates', ['done']);
  if (closedStates.length === 0) {
    fail('closedStates', 'must name at least one state');
  }
  return {
    jwtId: readText(config, 'jwtId', /^\S+$/, 'the JWT ID of the REST API'),
    jwtSecret: readText(
      config,
      'jwtSecret',
      /^\S{8,}$/,
      'the JWT secret of the REST API',
    ),
    baseUrl: readBaseUrl(config),
    ...(config.has('defaultProjectId') && {
      defaultProjectId: readText(
        config,
        'defaultProjectId',
        ID,
        'the id of a project',
      ),
    }),
    closedStates,
    blockingPriorities: readNames(
      blocking,
      'priorities',
      ['high', 'critical', 'blocker'],
      'blocking.',
    ),
    blockingLabels: readNames(
      blocking,
      'labels',
      ['blocker', 'critical'],
      'blocking.',
    ),
    webhookTokens: readWebhooks(config),
  };
}
