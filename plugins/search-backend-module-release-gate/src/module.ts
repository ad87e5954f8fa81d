import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { ReleaseGateClient } from 'backstage-plugin-release-gate-common';
import { ReleaseGateCollatorFactory } from './ReleaseGateCollatorFactory';

const SCHEDULE = 'search.collators.releaseGate.schedule';

/** As the catalog's own collator does it. */
const DEFAULT_SCHEDULE = {
  frequency: { minutes: 10 },
  timeout: { minutes: 15 },
  initialDelay: { seconds: 3 },
};

/**
 * Lets releases and their documents be found in the search of the portal.
 *
 * @public
 */
export const searchModuleReleaseGate = createBackendModule({
  pluginId: 'search',
  moduleId: 'release-gate',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        index: searchIndexRegistryExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, config, discovery, index, scheduler }) {
        const schedule = config.getOptionalConfig(SCHEDULE);
        const client = new ReleaseGateClient({
          baseUrl: () => discovery.getBaseUrl('release-gate'),
          fetchApi: {
            fetch: async (input, init) => {
              const { token } = await auth.getPluginRequestToken({
                onBehalfOf: await auth.getOwnServiceCredentials(),
                targetPluginId: 'release-gate',
              });
              const headers = new Headers(init?.headers);
              headers.set('authorization', `Bearer ${token}`);
              return fetch(input, { ...init, headers });
            },
          },
        });
        index.addCollator({
          schedule: scheduler.createScheduledTaskRunner(
            schedule
              ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
              : DEFAULT_SCHEDULE,
          ),
          factory: new ReleaseGateCollatorFactory({ api: client }),
        });
      },
    });
  },
});
