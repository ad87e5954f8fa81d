import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { demoGuard } from './demoGuard';

/**
 * Backstage's own HTTP server, which does not begin to listen where
 * {@link demoGuard} finds a reason, and stops the start-up instead.
 *
 * Not a plugin, because the failure of a plugin can be configured away
 * (`backend.startup.default.onPluginBootFailure`) and comes after the server
 * listens. Nor a root service of its own: Backstage starts those in an order
 * that nobody promises.
 */
export const guardedHttpRouterFactory = rootHttpRouterServiceFactory({
  configure({ config, applyDefaults }) {
    const reason = demoGuard(config, process.env.NODE_ENV);
    if (reason) {
      throw new Error(reason);
    }
    applyDefaults();
  },
});
