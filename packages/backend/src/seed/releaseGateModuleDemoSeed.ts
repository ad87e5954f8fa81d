import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  createHistoryWriter,
  fixedDirectory,
} from 'backstage-plugin-release-gate-backend/testUtils';
import { isDemoEnabled } from '../demo/isDemoEnabled';
import { writeSeed } from './writeSeed';

/** The catalog has not been read yet when the demo's past is written. */
const directory = fixedDirectory({
  owner: 'group:default/portal-team',
  approver: [
    'user:default/director',
    'group:default/director-of-ai-strategy-alignment',
  ],
});

/** Gives the demo a past, once, before the plugin starts on the same database. */
export const releaseGateModuleDemoSeed = createBackendModule({
  pluginId: 'release-gate',
  moduleId: 'demo-seed',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        database: coreServices.database,
        logger: coreServices.logger,
      },
      async init({ config, database, logger }) {
        if (!isDemoEnabled(config)) {
          return;
        }
        const writer = await createHistoryWriter({
          database,
          config,
          logger,
          directory,
          pipelines: ['demo-pipeline'],
        });
        const tiers = writer?.environments.map(({ tier }) => tier) ?? [];
        if (writer && tiers.includes('staging')) {
          await writeSeed(writer, new Date());
          logger.info('The demo has its releases');
        } else if (writer) {
          logger.warn(
            'The demo has no releases: no environment of tier staging is configured',
          );
        }
      },
    });
  },
});
