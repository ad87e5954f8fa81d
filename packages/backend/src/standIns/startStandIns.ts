import type { Config } from '@backstage/config';
import { ConfigSources } from '@backstage/config-loader';
import {
  startClockifyStandIn,
  startGithubStandIn,
  startUsersnapStandIn,
} from 'vendor-stand-ins';
import { isDemoEnabled } from '../demo/isDemoEnabled';
import { DEMO_CLOCKIFY_KEY, demoClockifyWorkspace } from './demoClockify';
import { DEMO_GITHUB_TOKEN, demoRepositories } from './demoGithub';
import { DEMO_USERSNAP_SECRET, demoUsersnapProjects } from './demoUsersnap';

const CLOCKIFY = 'releaseGate.clockify';
const USERSNAP = 'releaseGate.usersnap';
const GITHUB = 'integrations.github';

function setConfig(key: string, value: unknown): void {
  process.env[`APP_CONFIG_${key.replaceAll('.', '_')}`] = JSON.stringify(value);
}

/** A vendor is stood in for only where the demo's own key would be sent, and no address is configured. */
function isClockifyStoodIn(config: Config): boolean {
  return (
    config.getOptional(`${CLOCKIFY}.apiKey`) === DEMO_CLOCKIFY_KEY &&
    !config.has(`${CLOCKIFY}.baseUrl`)
  );
}

function isUsersnapStoodIn(config: Config): boolean {
  return (
    config.getOptional(`${USERSNAP}.jwtSecret`) === DEMO_USERSNAP_SECRET &&
    !config.has(`${USERSNAP}.baseUrl`)
  );
}

/** The one integration that the demo configures, as long as nobody has put another in its place. */
function isGithubStoodIn(config: Config): boolean {
  const [only, ...others] = config.getOptionalConfigArray(GITHUB) ?? [];
  return (
    only?.getOptional('token') === DEMO_GITHUB_TOKEN &&
    !only.has('apiBaseUrl') &&
    others.length === 0
  );
}

async function standInForClockify(config: Config): Promise<void> {
  const { baseUrl, reportsBaseUrl } = await startClockifyStandIn({
    apiKey: DEMO_CLOCKIFY_KEY,
    workspace: demoClockifyWorkspace(
      config.getString(`${CLOCKIFY}.workspaceId`),
      config.getString(`${CLOCKIFY}.defaultProjectId`),
    ),
  });
  setConfig(`${CLOCKIFY}.baseUrl`, baseUrl);
  setConfig(`${CLOCKIFY}.reportsBaseUrl`, reportsBaseUrl);
  // Nothing is behind it that could be used up.
  if (!config.has(`${CLOCKIFY}.requestsPerHour`)) {
    setConfig(`${CLOCKIFY}.requestsPerHour`, 10_000);
  }
}

/** Changes are told to the backend that is about to start, as configured for each project. */
async function standInForUsersnap(config: Config): Promise<void> {
  // As Backstage wants it: without a slash at its end.
  const backendUrl = config.getString('backend.baseUrl');
  const webhooks = new Map(
    config
      .getOptionalConfigArray(`${USERSNAP}.webhooks`)
      ?.map(webhook => [
        webhook.getString('projectId'),
        webhook.getString('token'),
      ]),
  );
  const { baseUrl, url } = await startUsersnapStandIn({
    jwtId: config.getString(`${USERSNAP}.jwtId`),
    jwtSecret: DEMO_USERSNAP_SECRET,
    projects: demoUsersnapProjects(new Date()).map(project => {
      const token = webhooks.get(project.project_id);
      return token === undefined
        ? project
        : {
            ...project,
            webhook: {
              url: `${backendUrl}/api/release-gate/webhooks/usersnap/${project.project_id}`,
              token,
            },
          };
    }),
  });
  setConfig(`${USERSNAP}.baseUrl`, baseUrl);
  // Its port is another one at every start.
  console.info(`The stand-in for UserSnap is at ${url}`);
}

async function standInForGithub(config: Config): Promise<void> {
  const [integration] = config.getConfigArray(GITHUB);
  const { url } = await startGithubStandIn({
    token: DEMO_GITHUB_TOKEN,
    repositories: demoRepositories(),
  });
  setConfig(GITHUB, [
    {
      host: integration.getString('host'),
      token: DEMO_GITHUB_TOKEN,
      apiBaseUrl: url,
    },
  ]);
  console.info(`The stand-in for GitHub is at ${url}`);
}

/**
 * Starts what stands in for the vendors in the demo, so that a visitor needs no
 * account, and points the configuration there. A real key or another address in
 * the environment is used as it is.
 */
export async function startStandIns(argv: string[]): Promise<void> {
  const config = await ConfigSources.toConfig(
    ConfigSources.default({ argv, watch: false }),
  );
  config.close();
  if (!isDemoEnabled(config) || process.env.NODE_ENV === 'production') {
    return;
  }
  if (isClockifyStoodIn(config)) {
    await standInForClockify(config);
  }
  if (isUsersnapStoodIn(config)) {
    await standInForUsersnap(config);
  }
  if (isGithubStoodIn(config)) {
    await standInForGithub(config);
  }
}
