import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { timeTrackerExtensionPoint } from 'backstage-plugin-release-gate-node';
import { ClockifyClient } from './ClockifyClient';
import { ClockifyTimeTracker } from './ClockifyTimeTracker';
import { ServiceDirectory } from './ServiceDirectory';
import { readClockifyConfig } from './readClockifyConfig';

/**
 * Logs the time of releases in Clockify, and proves that it is logged.
 *
 * @public
 */
export const releaseGateModuleClockify = createBackendModule({
  pluginId: 'release-gate',
  moduleId: 'clockify',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        time: timeTrackerExtensionPoint,
      },
      async init({ auth, catalog, config, logger, time }) {
        const clockify = readClockifyConfig(config);
        if (!clockify) {
          logger.info(
            'releaseGate.clockify is not configured: time is logged by hand',
          );
          return;
        }
        time.setTimeTracker(
          new ClockifyTimeTracker({
            client: new ClockifyClient(clockify),
            directory: new ServiceDirectory({ catalog, auth }),
            config: clockify,
          }),
        );
      },
    });
  },
});
