import { Config } from '@backstage/config';
import { isDemoEnabled } from './isDemoEnabled';
import { isLoopbackHost } from './isLoopbackHost';
import { readListenHost } from './readListenHost';
import { readPublicSecrets } from './readPublicSecrets';

/**
 * Keeps what lets anybody in (the demo sign-in and the demo pipeline token) on
 * the machine of the person who tries the demo.
 *
 * Returns nothing when the config has nothing of the demo, or when all three
 * conditions hold: NODE_ENV is not production, `demo.enabled` is true, and
 * `backend.listen.host` is a loopback address. Else returns the reason: one
 * sentence that says what is configured and what has to change.
 */
export function demoGuard(
  config: Config,
  nodeEnv: string | undefined,
): string | undefined {
  const found = readPublicSecrets(config);
  const condition =
    found.length > 0 ? findBrokenCondition(config, nodeEnv) : undefined;
  return condition
    ? `The backend refuses to start with ${found.join(' and ')}, ` +
        `which anybody can use: ${condition}.`
    : undefined;
}

function findBrokenCondition(
  config: Config,
  nodeEnv: string | undefined,
): string | undefined {
  if (nodeEnv?.trim().toLowerCase() === 'production') {
    return 'NODE_ENV must not be production';
  }
  if (!isDemoEnabled(config)) {
    return 'demo.enabled has to be true';
  }
  const host = readListenHost(config);
  if (!isLoopbackHost(host)) {
    return `backend.listen.host has to be 127.0.0.1 and not ${
      host ? `'${host}'` : 'every address'
    }`;
  }
  return undefined;
}
