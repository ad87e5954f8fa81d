import type { Config } from '@backstage/config';
import { ConfigSources } from '@backstage/config-loader';
import { startClockifyStandIn } from 'vendor-stand-ins';
import { isDemoEnabled } from '../demo/isDemoEnabled';
import { DEMO_CLOCKIFY_KEY, demoClockifyWorkspace } from './demoClockify';

const CLOCKIFY = 'releaseGate.clockify';

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
}
