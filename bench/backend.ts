// The backend that is measured: what a portal has around the plugin, and a past
// with many releases. It is started by run.mjs alone, with NODE_ENV=production.
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
  createProxyAuthenticator,
} from '@backstage/plugin-auth-node';
import { createHistoryWriter } from 'backstage-plugin-release-gate-backend/testUtils';
import { writeHistory, writePending } from './writeHistory';

const ENGINEER = 'user:default/engineer';

/** Signs in the one person whose clicks are measured. */
const signIn = createBackendModule({
  pluginId: 'auth',
  moduleId: 'bench-provider',
  register(reg) {
    reg.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: 'bench',
          factory: createProxyAuthProviderFactory({
            authenticator: createProxyAuthenticator({
              defaultProfileTransform: async () => ({ profile: {} }),
              initialize: () => undefined,
              authenticate: async () => ({ result: {} }),
            }),
            signInResolver: async (_, context) =>
              context.signInWithCatalogUser({ entityRef: ENGINEER }),
          }),
        });
      },
    });
  },
});

const history = createBackendModule({
  pluginId: 'release-gate',
  moduleId: 'bench-history',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        database: coreServices.database,
        logger: coreServices.logger,
      },
      async init(deps) {
        const writer = await createHistoryWriter({
          ...deps,
          pipelines: ['bench-pipeline'],
          directory: {
            entity: async entityRef => ({
              entityRef,
              owners: ['group:default/portal-team'],
            }),
            approver: async ref =>
              ref === 'user:default/director'
                ? { found: true, via: [ref] }
                : { found: false },
            approvers: async () => ['user:default/director'],
          },
        });
        if (writer && process.env.BENCH_PENDING_RELEASES) {
          await writePending(
            writer,
            Number(process.env.BENCH_PENDING_RELEASES),
          );
        } else if (writer) {
          await writeHistory(writer);
        }
      },
    });
  },
});

const backend = createBackend();
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(signIn);
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
if (process.env.BENCH_WITHOUT_PLUGIN === undefined) {
  backend.add(import('backstage-plugin-release-gate-backend'));
  backend.add(history);
}
const startedAt = Date.now();
backend.start().then(
  () => process.stdout.write(`STARTED ${Date.now() - startedAt}\n`),
  error => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
