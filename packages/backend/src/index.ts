import { createBackend } from '@backstage/backend-defaults';
import { readinessHealthServiceFactory } from 'backstage-plugin-release-gate-backend';
import { authModuleDemoProvider } from './demo/authModuleDemoProvider';
import { demoReadinessPlugin } from './demo/demoReadiness';
import { guardedHttpRouterFactory } from './demo/guardedHttpRouterFactory';
import { exitWithReason } from './exitWithReason';
import { releaseGateModuleDemoSeed } from './seed/releaseGateModuleDemoSeed';
import { startStandIns } from './standIns/startStandIns';

async function startBackend(): Promise<void> {
  await startStandIns(process.argv);

  const backend = createBackend();

  backend.add(guardedHttpRouterFactory);
  backend.add(readinessHealthServiceFactory);
  backend.add(demoReadinessPlugin);

  backend.add(import('@backstage/plugin-app-backend'));

  backend.add(import('@backstage/plugin-auth-backend'));
  backend.add(authModuleDemoProvider);

  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(
    import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
  );

  backend.add(import('@backstage/plugin-permission-backend'));
  backend.add(
    import('@backstage/plugin-permission-backend-module-allow-all-policy'),
  );

  backend.add(import('@backstage/plugin-events-backend'));
  backend.add(import('@backstage/plugin-signals-backend'));
  backend.add(import('@backstage/plugin-notifications-backend'));
  backend.add(import('@backstage/plugin-user-settings-backend'));

  backend.add(import('@backstage/plugin-scaffolder-backend'));
  backend.add(import('@backstage/plugin-scaffolder-backend-module-github'));
  backend.add(
    import('backstage-plugin-scaffolder-backend-module-release-gate'),
  );

  backend.add(import('@backstage/plugin-search-backend'));
  backend.add(import('@backstage/plugin-search-backend-module-catalog'));
  backend.add(import('backstage-plugin-search-backend-module-release-gate'));

  backend.add(import('@backstage/plugin-mcp-actions-backend'));

  backend.add(import('backstage-plugin-release-gate-backend'));
  backend.add(import('backstage-plugin-release-gate-backend-module-clockify'));
  backend.add(import('backstage-plugin-release-gate-backend-module-usersnap'));
  backend.add(releaseGateModuleDemoSeed);

  await backend.start();
}

startBackend().catch(exitWithReason);
