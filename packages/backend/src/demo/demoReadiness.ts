import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { setTimeout as delay } from 'node:timers/promises';
import { isDemoEnabled } from './isDemoEnabled';
import { readDemoPeople } from './readDemoPeople';

const LOOK_MS = 250;
/** After this the portal is as ready as it gets. */
const LONGEST_WAIT_MS = 30_000;

/** Whether the catalog has been read: before that nobody of the demo can sign in. */
interface CatalogArrival {
  hasArrived: boolean;
}

const catalogArrivalRef = createServiceRef<CatalogArrival>({
  id: 'demo.catalog-arrival',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {},
      factory: () => ({ hasArrived: false }),
    }),
});

/** Looks until the demo's people are in the catalog, and nothing more comes. */
export const demoReadinessPlugin = createBackendPlugin({
  pluginId: 'demo-readiness',
  register(env) {
    env.registerInit({
      deps: {
        arrival: catalogArrivalRef,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
      },
      async init({ arrival, auth, catalog, config, lifecycle }) {
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
          arrival.hasArrived = true;
        };
        lifecycle.addStartupHook(() => {
          void watch();
        });
      },
    });
  },
});

/**
 * The health of the backend as Backstage tells it, but not ready before the
 * demo's people can sign in.
 */
export const demoHealthFactory = createServiceFactory({
  service: coreServices.rootHealth,
  deps: { arrival: catalogArrivalRef, lifecycle: coreServices.rootLifecycle },
  async factory({ arrival, lifecycle }) {
    let isUp = false;
    lifecycle.addStartupHook(() => {
      isUp = true;
    });
    lifecycle.addBeforeShutdownHook(() => {
      isUp = false;
    });
    const ok = { status: 200, payload: { status: 'ok' } };
    return {
      getLiveness: async () => ok,
      getReadiness: async () =>
        isUp && arrival.hasArrived
          ? ok
          : {
              status: 503,
              payload: { status: 'error', message: 'The demo is not ready' },
            },
    };
  },
});
