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
import {
  createHistoryWriter,
  fixedDirectory,
} from 'backstage-plugin-release-gate-backend/testUtils';
import { bareRoutes } from './bareRoutes';
import { copyHistory } from './copyHistory';
import { SERVICES } from './writeCatalog.mjs';
import { writeHistory, writePending } from './writeHistory';

/** Signs in whoever a header names. */
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
              authenticate: async ({ req }) => ({
                result: { name: String(req.headers['x-bench-user']) },
              }),
            }),
            signInResolver: async ({ result }, context) =>
              context.signInWithCatalogUser({
                entityRef: `user:default/${result.name}`,
              }),
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
          directory: fixedDirectory({
            owner: 'group:default/portal-team',
            approver: ['user:default/director', 'group:default/directors'],
          }),
        });
        const { BENCH_PENDING_RELEASES, BENCH_RELEASES } = process.env;
        if (writer && BENCH_PENDING_RELEASES) {
          await writePending(writer, Number(BENCH_PENDING_RELEASES));
        } else if (writer && BENCH_RELEASES) {
          const past = { service: 'payments', releases: 19 };
          await writeHistory(writer, past);
          await copyHistory(
            await deps.database.getClient(),
            past.service,
            Number(BENCH_RELEASES) / 20 - 1,
          );
        } else if (writer) {
          await writeHistory(writer, { service: 'payments', releases: 30 });
          await writePending(writer, SERVICES);
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
backend.add(bareRoutes);
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
