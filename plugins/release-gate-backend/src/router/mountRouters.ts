import type {
  AuditorService,
  HttpRouterService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { Ports } from '../application/Parts';
import type { Application } from '../application/createApplication';
import type { CallerReader } from './CallerReader';
import { DenialObserver } from './DenialObserver';
import { createRouter } from './createRouter';
import { createWebhookRouter } from './createWebhookRouter';

/** Opens the API, and the webhooks to whoever signs. */
export function mountRouters(
  host: {
    readonly httpRouter: HttpRouterService;
    readonly auditor: AuditorService;
    readonly metrics: MetricsService;
    readonly permissions: PermissionsService;
    readonly logger: LoggerService;
  },
  served: Pick<Ports, 'settings' | 'integrations' | 'ticketLog'> & {
    readonly application: Application;
    readonly callers: CallerReader;
    readonly onHint: () => Promise<void>;
  },
): void {
  const { httpRouter, auditor, metrics, permissions, logger } = host;
  // First, since it needs the bodies as they come; the signature is its sign-in.
  httpRouter.use(
    createWebhookRouter({
      trackers: served.integrations.ticketTrackers,
      log: served.ticketLog,
      onHint: served.onHint,
      logger,
    }),
  );
  httpRouter.addAuthPolicy({ path: '/webhooks', allow: 'unauthenticated' });
  const counter = metrics.createCounter('release_gate.denials', {
    description: 'What the gate denied, by the first reason',
  });
  httpRouter.use(
    createRouter({
      application: served.application,
      callers: served.callers,
      permissions,
      auditor,
      denials: new DenialObserver({ auditor, counter, logger }),
      minimumStatementLength: served.settings.policy.minimumStatementLength,
    }),
  );
}
