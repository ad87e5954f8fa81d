import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { releaseGatePermissions } from 'backstage-plugin-release-gate-common';
import { ulid } from 'ulid';
import { Connections } from './Connections';
import { registerActions } from './actions/registerActions';
import { CheckBindings } from './application/CheckBindings';
import { ReleaseGateService } from './application/ReleaseGateService';
import { readSettings } from './config/readSettings';
import { DatabaseCheckQueue } from './database/DatabaseCheckQueue';
import { DatabaseOutboxStore } from './database/DatabaseOutboxStore';
import { DatabaseReleaseStore } from './database/DatabaseReleaseStore';
import { DatabaseRequestBudget } from './database/DatabaseRequestBudget';
import { DatabaseTicketLog } from './database/DatabaseTicketLog';
import { applyMigrations } from './database/applyMigrations';
import { CatalogDirectory } from './directory/CatalogDirectory';
import { CallerReader } from './router/CallerReader';
import { DenialObserver } from './router/DenialObserver';
import { createRouter } from './router/createRouter';
import { createWebhookRouter } from './router/createWebhookRouter';
import { Workers } from './workers/Workers';

/**
 * The Release Gate backend: keeps the history of releases and guards the rules
 * of the deployment workflow.
 *
 * @public
 */
export const releaseGatePlugin = createBackendPlugin({
  pluginId: 'release-gate',
  register(env) {
    const connections = new Connections();
    connections.offerOn(env);
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
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
        const { auditor, auth, config, database, logger, signals } = deps;
        const { providers, timeTracker, ticketTrackers } = connections;
        const settings = readSettings(config, process.env.NODE_ENV);
        const { policy, probes, workflows } = settings;
        const bindings = new CheckBindings({
          providers,
          probes,
          workflows,
          ...(timeTracker && { timeTracker: timeTracker.id }),
        });
        if (policy.approvers.length === 0) {
          logger.warn(
            'releaseGate.approvers names nobody: nothing can be approved until it does',
          );
        }
        const knex = await database.getClient();
        await applyMigrations(database, knex);

        const store = new DatabaseReleaseStore({ knex });
        const queue = new DatabaseCheckQueue(knex);
        const ticketLog = new DatabaseTicketLog(knex);
        const service = new ReleaseGateService({
          store,
          directory: new CatalogDirectory({
            catalog: deps.catalog,
            auth,
            logger,
            approvers: policy.approvers,
            trustedLocations: settings.trustedLocations,
          }),
          settings,
          newId: now => ulid(Date.parse(now)),
          bindings,
          queue,
          integrations: {
            ...(timeTracker && { timeTracker }),
            ticketTrackers,
          },
          ticketLog,
          logger,
        });
        const workers = new Workers({
          service,
          store,
          queue,
          outbox: new DatabaseOutboxStore(knex),
          bindings,
          settings,
          timeTracker,
          ticketTrackers,
          ticketLog,
          budgetFor: (name, perHour) =>
            new DatabaseRequestBudget({ knex, name, perHour }),
          notifications: deps.notifications,
          logger,
        });
        service.subscribe(change => {
          // A hint without content: whoever follows reads what they may see.
          for (const releaseId of change.releaseIds) {
            signals
              .publish({
                recipients: { type: 'broadcast' },
                channel: 'release-gate',
                message: { entityRef: change.entityRef, releaseId },
              })
              .catch(error => logger.warn('A signal was not sent', error));
          }
          workers.follow(change);
        });
        deps.lifecycle.addShutdownHook(() => workers.stop());

        const callers = new CallerReader({
          auth,
          httpAuth: deps.httpAuth,
          userInfo: deps.userInfo,
          guestRef:
            config
              .getOptionalString('auth.providers.guest.userEntityRef')
              ?.toLowerCase() ?? 'user:development/guest',
        });
        registerActions({
          registry: deps.actionsRegistry,
          service,
          callers,
          permissions: deps.permissions,
        });
        deps.permissionsRegistry.addPermissions(releaseGatePermissions);
        // First, since it needs the bodies as they come; the signature is its sign-in.
        deps.httpRouter.use(
          createWebhookRouter({
            trackers: ticketTrackers,
            log: ticketLog,
            onHint: () => workers.followHint(),
            logger,
          }),
        );
        deps.httpRouter.addAuthPolicy({
          path: '/webhooks',
          allow: 'unauthenticated',
        });
        deps.httpRouter.use(
          createRouter({
            service,
            callers,
            integrations: () => workers.integrations(),
            permissions: deps.permissions,
            auditor,
            denials: new DenialObserver({
              auditor,
              counter: deps.metrics.createCounter('release_gate.denials', {
                description: 'What the gate denied, by the first reason',
              }),
              logger,
            }),
            minimumStatementLength: policy.minimumStatementLength,
          }),
        );
        await workers.start(deps.scheduler);
      },
    });
  },
});
