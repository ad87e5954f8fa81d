import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createReleaseGateActions } from './actions/createReleaseGateActions';

/**
 * Lets templates start releases, write their documents and ask for approvals,
 * always as the person who runs the template.
 *
 * @public
 */
export const scaffolderModuleReleaseGate = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'release-gate',
  register(reg) {
    reg.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        discovery: coreServices.discovery,
      },
      async init({ actions, auth, discovery }) {
        actions.addActions(...createReleaseGateActions({ auth, discovery }));
      },
    });
  },
});
