import type {
  HttpRouterService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Ports } from '../application/Parts';
import type { AuditTrail } from './AuditTrail';
import type { CallerReader } from './CallerReader';
import type { FaultTranslator } from './FaultTranslator';
import type { OperationRunner } from './OperationRunner';
import { createRouter } from './createRouter';
import { createWebhookRouter } from './createWebhookRouter';

/** Opens the API, and the webhooks to whoever signs. */
export function mountRouters(
  host: {
    readonly httpRouter: HttpRouterService;
    readonly logger: LoggerService;
  },
  served: Pick<Ports, 'integrations' | 'ticketLog'> & {
    readonly runner: OperationRunner;
    readonly trail: AuditTrail;
    readonly faults: FaultTranslator;
    readonly callers: CallerReader;
    readonly onHint: (trackerId: string) => Promise<void>;
  },
): void {
  const { httpRouter, logger } = host;
  // First, since it needs the bodies as they come; the signature is its sign-in.
  httpRouter.use(
    createWebhookRouter({
      trackers: served.integrations.ticketTrackers,
      log: served.ticketLog,
      onHint: served.onHint,
      trail: served.trail,
      faults: served.faults,
      logger,
    }),
  );
  httpRouter.addAuthPolicy({ path: '/webhooks', allow: 'unauthenticated' });
  httpRouter.use(createRouter(served));
}
