import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { readinessServiceRef } from 'backstage-plugin-release-gate-node';
import { setTimeout as delay } from 'node:timers/promises';
import { isDemoEnabled } from './isDemoEnabled';
import { readDemoPeople } from './readDemoPeople';

const LOOK_MS = 250;
/** After this the portal is as ready as it gets. */
const LONGEST_WAIT_MS = 30_000;

/**
 * The portal is ready once the demo's people are in the catalog and nothing more
 * comes: before that nobody can sign in.
 */
export const demoReadinessPlugin = createBackendPlugin({
  pluginId: 'demo-readiness',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        readiness: readinessServiceRef,
      },
      async init({ auth, catalog, config, lifecycle, readiness }) {
        let hasArrived = false;
        readiness.addCheck(async () =>
          hasArrived ? undefined : 'The demo is not ready',
        );
        const people = isDemoEnabled(config) ? readDemoPeople(config) : [];
        const look = async (): Promise<number | undefined> => {
          const credentials = await auth.getOwnServiceCredentials();
          const found = await catalog.getEntitiesByRefs(
            { entityRefs: people },
            { credentials },
          );
          if (found.items.some(item => !item)) {
            return undefined;
          }
          const { totalItems } = await catalog.queryEntities(
            { limit: 1 },
            { credentials },
          );
          return totalItems;
        };
        const watch = async () => {
          const until = Date.now() + LONGEST_WAIT_MS;
          let before: number | undefined;
          while (people.length > 0 && Date.now() < until) {
            // A catalog that cannot be asked yet is looked at again.
            const now = await look().catch(() => undefined);
            if (now !== undefined && now === before) {
              break;
            }
            before = now;
            await delay(LOOK_MS);
          }
          hasArrived = true;
        };
        lifecycle.addStartupHook(() => {
          void watch();
        });
      },
    });
  },
});
