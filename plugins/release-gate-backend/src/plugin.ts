import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { releaseGatePermissions } from 'backstage-plugin-release-gate-common';
import {
  type CheckProvider,
  type TimeTracker,
  checkProvidersExtensionPoint,
  timeTrackerExtensionPoint,
} from 'backstage-plugin-release-gate-node';
import { ulid } from 'ulid';
import { CheckBindings } from './application/CheckBindings';
import { ReleaseGateService } from './application/ReleaseGateService';
import { readSettings } from './config/readSettings';
import type { Settings } from './application/Settings';
import { DatabaseCheckQueue } from './database/DatabaseCheckQueue';
import { DatabaseOutboxStore } from './database/DatabaseOutboxStore';
import { DatabaseRequestBudget } from './database/DatabaseRequestBudget';
import { DatabaseReleaseStore } from './database/DatabaseReleaseStore';
import { applyMigrations } from './database/applyMigrations';
import { CatalogDirectory } from './directory/CatalogDirectory';
import { CallerReader } from './router/CallerReader';
import { DenialObserver } from './router/DenialObserver';
import { createRouter } from './router/createRouter';
import { CheckWorker } from './workers/CheckWorker';
import { TimeKeeper } from './workers/TimeKeeper';
import { OutboxWorker } from './workers/OutboxWorker';
import { performEffect } from './workers/performEffect';
import { sweep } from './workers/sweep';

const SHORTEST_SWEEP_MS = 100;
const LONGEST_SWEEP_MS = 10_000;

/**
 * The Release Gate backend: keeps the history of releases and guards the rules
 * of the deployment workflow.
 *
 * @public
 */
export const releaseGatePlugin = createBackendPlugin({
  pluginId: 'release-gate',
  register(env) {
    const providers = new Map<string, CheckProvider>();
    env.registerExtensionPoint(checkProvidersExtensionPoint, {
      addCheckProvider(provider) {
        if (providers.has(provider.id)) {
          throw new Error(
            `The check provider '${provider.id}' is registered twice`,
          );
        }
        providers.set(provider.id, provider);
      },
    });
    let timeTracker: TimeTracker | undefined;
    env.registerExtensionPoint(timeTrackerExtensionPoint, {
      setTimeTracker(tracker) {
        if (timeTracker) {
          throw new Error(
            `The time tracker '${tracker.id}' cannot be connected: '${timeTracker.id}' is already`,
          );
        }
        timeTracker = tracker;
      },
    });
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
        const { policy, checkRuns } = settings;
        const bindings = new CheckBindings({
          providers: [...providers.values()],
          probes: settings.probes,
          workflows: settings.workflows,
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
          integrations: { ...(timeTracker && { timeTracker }) },
          logger,
        });
        const keeper =
          timeTracker &&
          new TimeKeeper({
            tracker: timeTracker,
            budget: new DatabaseRequestBudget({
              knex,
              name: timeTracker.id,
              perHour: timeTracker.requestsPerHour,
            }),
            recorder: service,
            logger,
          });
        if (keeper) {
          service.proveTimeWith(keeper);
          void keeper.meet();
        }
        const checks = new CheckWorker({
          queue,
          bindings,
          recorder: service,
          policy,
          settings: checkRuns,
          logger,
        });
        service.runChecksWith(checks);
        const runDueChecks = () =>
          checks
            .drain()
            .catch(error => logger.error('The checks stand still', error));

        const worker = new OutboxWorker({
          outbox: new DatabaseOutboxStore(knex),
          logger,
          perform: effect =>
            performEffect(effect, {
              notifications: deps.notifications,
              noteNotified: (id, to) => service.noteNotified(id, to),
              sendTime: async (releaseId, entryId) => {
                if (!keeper) {
                  throw new Error('No time tracker is connected');
                }
                await keeper.send(releaseId, entryId);
              },
            }),
        });
        const drain = () =>
          worker
            .drain()
            .catch(error => logger.error('The outbox stands still', error));

        deps.lifecycle.addShutdownHook(() => worker.stop());
        deps.lifecycle.addShutdownHook(() => checks.stop());

        service.subscribe(change => {
          const { entityRef, releaseIds, hasEffects, hasChecks } = change;
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
          if (hasChecks) {
            void runDueChecks();
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
            integrations: async () =>
              keeper && timeTracker
                ? [
                    {
                      id: timeTracker.id,
                      title: timeTracker.title,
                      kind: 'time-tracker',
                      ...(await keeper.health()),
                      ...(timeTracker.place !== undefined && {
                        place: timeTracker.place,
                      }),
                      checkedAt: await store.now(),
                    },
                  ]
                : [],
            permissions: deps.permissions,
            auditor: deps.auditor,
            denials: new DenialObserver({
              auditor: deps.auditor,
              counter: deps.metrics.createCounter('release_gate.denials', {
                description: 'What the gate denied, by the first reason',
              }),
              logger,
            }),
            minimumStatementLength: policy.minimumStatementLength,
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
        if (!bindings.isEmpty) {
          await scheduler.scheduleTask({
            id: 'release-gate-plan-checks',
            frequency: { hours: 1 },
            timeout: { minutes: 10 },
            scope: 'local',
            fn: () => service.planAllChecks(),
          });
          await scheduler.scheduleTask({
            id: 'release-gate-checks',
            frequency: { milliseconds: sweepMs(settings) },
            timeout: { minutes: 10 },
            scope: 'local',
            fn: runDueChecks,
          });
        }
        if (keeper && timeTracker) {
          await scheduler.scheduleTask({
            id: 'release-gate-time',
            frequency: { minutes: proofMinutes(timeTracker.requestsPerHour) },
            timeout: { minutes: 5 },
            fn: () => keeper.proveAll(),
          });
        }
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

/** How often is looked for checks that are due: often enough for whatever runs most often. */
function sweepMs({ policy, checkRuns }: Settings): number {
  const probeMs =
    policy.monitoringProbes.length > 0 ? policy.probeIntervalMs : Infinity;
  return Math.max(
    SHORTEST_SWEEP_MS,
    Math.min(LONGEST_SWEEP_MS, checkRuns.intervalMs / 2, probeMs / 2),
  );
}

/** How often is looked for logged time: with a quarter of the requests, and at least once in ten minutes where that allows it. */
function proofMinutes(requestsPerHour: number): number {
  return Math.max(1, Math.min(60, Math.ceil(240 / requestsPerHour)));
}
