import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { releaseGateServiceRef } from 'backstage-plugin-release-gate-node';
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
        index: searchIndexRegistryExtensionPoint,
        releaseGate: releaseGateServiceRef,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, config, index, releaseGate, scheduler }) {
        const schedule = config.getOptionalConfig(SCHEDULE);
        index.addCollator({
          schedule: scheduler.createScheduledTaskRunner(
            schedule
              ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
              : DEFAULT_SCHEDULE,
          ),
          factory: new ReleaseGateCollatorFactory({
            api: releaseGate.as(await auth.getOwnServiceCredentials()),
          }),
        });
      },
    });
  },
});
