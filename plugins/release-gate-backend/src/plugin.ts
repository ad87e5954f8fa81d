import {
  coreServices as core,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import * as alpha from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { readinessServiceRef } from 'backstage-plugin-release-gate-node';
import { Connections } from './Connections';
import { createParts } from './application/Parts';
import { createApplication } from './application/createApplication';
import { keepPolicy } from './application/keepPolicy';
import { nameTimeTracker } from './application/nameTimeTracker';
import { SystemNotes } from './application/notes/SystemNotes';
import { readSettings } from './config/readSettings';
import { openDatabase } from './database/openDatabase';
import { CatalogDirectory } from './directory/CatalogDirectory';
import { openEdges } from './openEdges';
import { publishSignals } from './publishSignals';
import { createWorkers } from './workers/createWorkers';
import { scheduleWorkers } from './workers/scheduleWorkers';

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
        actionsRegistry: alpha.actionsRegistryServiceRef,
        auditor: core.auditor,
        auth: core.auth,
        catalog: catalogServiceRef,
        config: core.rootConfig,
        database: core.database,
        httpAuth: core.httpAuth,
        httpRouter: core.httpRouter,
        lifecycle: core.lifecycle,
        logger: core.logger,
        metrics: alpha.metricsServiceRef,
        notifications: notificationService,
        permissions: core.permissions,
        permissionsRegistry: core.permissionsRegistry,
        readiness: readinessServiceRef,
        scheduler: core.scheduler,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const { logger, lifecycle, notifications, scheduler } = deps;
        const read = readSettings(deps.config, process.env.NODE_ENV);
        const connected = connections.connect(read);
        const { timeTracker } = connected.integrations;
        const workflows = nameTimeTracker(read.workflows, timeTracker);
        const settings = { ...read, workflows };
        const directory = new CatalogDirectory({ ...deps, settings });
        const database = await openDatabase(deps.database);
        deps.readiness.addCheck(async () =>
          (await database.canStore())
            ? undefined
            : 'The history of releases cannot be written',
        );
        const ports = {
          ...database,
          ...connected,
          settings,
          directory,
          logger,
        };
        await keepPolicy(ports);
        const parts = createParts(ports);
        const notes = new SystemNotes(parts);
        const workers = createWorkers({ ...ports, notes, notifications });
        const application = createApplication(parts, workers);
        parts.changes.subscribe(change => publishSignals(deps, change));
        parts.changes.subscribe(change => workers.follow(change));
        lifecycle.addShutdownHook(() => workers.stop());
        const onHint = (trackerId: string) => workers.followHint(trackerId);
        const { faultOf } = database;
        openEdges(deps, parts, { application, onHint, faultOf });
        await scheduleWorkers({
          ...ports,
          settingsWatch: parts.settingsWatch,
          scheduler,
          workers,
          notes,
        });
      },
    });
  },
});
