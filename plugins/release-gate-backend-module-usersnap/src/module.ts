import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  checkProvidersExtensionPoint,
  ticketTrackersExtensionPoint,
} from 'backstage-plugin-release-gate-node';
import { BlockerCheck } from './BlockerCheck';
import { ServiceProjects } from './ServiceProjects';
import { UsersnapClient } from './UsersnapClient';
import { UsersnapTicketTracker } from './UsersnapTicketTracker';
import { readUsersnapConfig } from './readUsersnapConfig';

/**
 * Links UserSnap feedback to releases, watches it, and proves that it is closed.
 *
 * @public
 */
export const releaseGateModuleUsersnap = createBackendModule({
  pluginId: 'release-gate',
  moduleId: 'usersnap',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        checks: checkProvidersExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
        tickets: ticketTrackersExtensionPoint,
      },
      async init({
        auth,
        catalog,
        checks,
        config,
        logger,
        scheduler,
        tickets,
      }) {
        const usersnap = readUsersnapConfig(config);
        if (!usersnap) {
          logger.info(
            'releaseGate.usersnap is not configured: tickets are watched by hand',
          );
          return;
        }
        const client = new UsersnapClient(usersnap);
        const projects = new ServiceProjects({
          catalog,
          auth,
          logger,
          ...(usersnap.defaultProjectId !== undefined && {
            defaultProjectId: usersnap.defaultProjectId,
          }),
        });
        const options = { client, projects, config: usersnap };
        tickets.addTicketTracker(new UsersnapTicketTracker(options));
        checks.addCheckProvider(new BlockerCheck(options));
        await scheduler.scheduleTask({
          id: 'release-gate-usersnap-projects',
          frequency: { seconds: 20 },
          timeout: { seconds: 20 },
          scope: 'local',
          fn: () => projects.refresh(),
        });
      },
    });
  },
});
