import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { releaseGatePermissions } from 'backstage-plugin-release-gate-common';
import { ulid } from 'ulid';
import { ReleaseGateService } from './application/ReleaseGateService';
import { readSettings } from './config/readSettings';
import { DatabaseOutboxStore } from './database/DatabaseOutboxStore';
import { DatabaseReleaseStore } from './database/DatabaseReleaseStore';
import { applyMigrations } from './database/applyMigrations';
import { CatalogDirectory } from './directory/CatalogDirectory';
import { CallerReader } from './router/CallerReader';
import { DenialObserver } from './router/DenialObserver';
import { createRouter } from './router/createRouter';
import { OutboxWorker } from './workers/OutboxWorker';
import { performEffect } from './workers/performEffect';
import { sweep } from './workers/sweep';

/**
 * The Release Gate backend: keeps the history of releases and guards the rules
 * of the deployment workflow.
 *
 * @public
 */
export const releaseGatePlugin = createBackendPlugin({
  pluginId: 'release-gate',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { auth, config, database, logger, scheduler, signals } = deps;
        const settings = readSettings(config, process.env.NODE_ENV);
        if (settings.policy.approvers.length === 0) {
          logger.warn(
            'releaseGate.approvers names nobody: nothing can be approved until it does',
          );
        }
        const knex = await database.getClient();
        await applyMigrations(database, knex);

        const store = new DatabaseReleaseStore({ knex });
        const service = new ReleaseGateService({
          store,
          directory: new CatalogDirectory({
            catalog: deps.catalog,
            auth,
            logger,
            approvers: settings.policy.approvers,
            trustedLocations: settings.trustedLocations,
          }),
          settings,
          newId: now => ulid(Date.parse(now)),
          logger,
        });

        const worker = new OutboxWorker({
          outbox: new DatabaseOutboxStore(knex),
          logger,
          perform: effect =>
            performEffect(effect, {
              notifications: deps.notifications,
              noteNotified: (id, to) => service.noteNotified(id, to),
            }),
        });
        const drain = () =>
          worker
            .drain()
            .catch(error => logger.error('The outbox stands still', error));

        deps.lifecycle.addShutdownHook(() => worker.stop());

        service.subscribe(({ entityRef, releaseIds, hasEffects }) => {
          // A hint without content: whoever follows reads what they may see.
          for (const releaseId of releaseIds) {
            signals
              .publish({
                recipients: { type: 'broadcast' },
                channel: 'release-gate',
                message: { entityRef, releaseId },
              })
              .catch(error => logger.warn('A signal was not sent', error));
          }
          if (hasEffects) {
            void drain();
          }
        });

        deps.permissionsRegistry.addPermissions(releaseGatePermissions);
        deps.httpRouter.use(
          createRouter({
            service,
            callers: new CallerReader({
              auth,
              httpAuth: deps.httpAuth,
              userInfo: deps.userInfo,
              guestRef:
                config
                  .getOptionalString('auth.providers.guest.userEntityRef')
                  ?.toLowerCase() ?? 'user:development/guest',
            }),
            permissions: deps.permissions,
            auditor: deps.auditor,
            denials: new DenialObserver({
              auditor: deps.auditor,
              counter: deps.metrics.createCounter('release_gate.denials', {
                description: 'What the gate denied, by the first reason',
              }),
              logger,
            }),
            minimumStatementLength: settings.policy.minimumStatementLength,
          }),
        );
        await scheduler.scheduleTask({
          id: 'release-gate-sweep',
          frequency: { minutes: 1 },
          timeout: { minutes: 5 },
          fn: () => sweep({ store, service, logger }),
        });
        await scheduler.scheduleTask({
          id: 'release-gate-outbox',
          frequency: { seconds: 30 },
          timeout: { minutes: 5 },
          scope: 'local',
          fn: drain,
        });
        await scheduler.scheduleTask({
          id: 'release-gate-rebuild-projections',
          frequency: { trigger: 'manual' },
          timeout: { hours: 1 },
          fn: async () => {
            const count = await store.rebuild();
            logger.info(`${count} releases were computed anew from events`);
          },
        });
      },
    });
  },
});
