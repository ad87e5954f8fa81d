import type {
  AuditorService,
  AuthService,
  HttpAuthService,
  HttpRouterService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type {
  ActionsRegistryService,
  MetricsService,
} from '@backstage/backend-plugin-api/alpha';
import { releaseGatePermissions } from 'backstage-plugin-release-gate-common';
import { registerActions } from './actions/registerActions';
import type { Ports } from './application/Parts';
import type { Application } from './application/createApplication';
import { readGuestRef } from './config/readGuestRef';
import { AuditTrail } from './router/AuditTrail';
import { CallerReader } from './router/CallerReader';
import { DenialObserver } from './router/DenialObserver';
import { FaultTranslator } from './router/FaultTranslator';
import { Dependency } from './directory/Dependency';
import { OperationRunner } from './router/OperationRunner';
import { PermissionCheck } from './router/PermissionCheck';
import { createHandlers } from './router/createHandlers';
import { mountRouters } from './router/mountRouters';

/** What the edges are built on. */
export interface EdgeHost {
  readonly actionsRegistry: ActionsRegistryService;
  readonly auditor: AuditorService;
  readonly auth: AuthService;
  readonly config: RootConfigService;
  readonly httpAuth: HttpAuthService;
  readonly httpRouter: HttpRouterService;
  readonly logger: LoggerService;
  readonly metrics: MetricsService;
  readonly permissions: PermissionsService;
  readonly permissionsRegistry: PermissionsRegistryService;
}

/** Opens everything by which the plugin is reached: the API, the webhooks, and the actions of agents. */
export function openEdges(
  host: EdgeHost,
  ports: Pick<Ports, 'settings' | 'integrations' | 'ticketLog'>,
  served: {
    readonly application: Application;
    readonly onHint: (trackerId: string) => Promise<void>;
    readonly faultOf: FaultTranslator['faultOf'];
  },
): void {
  const timeoutMs = ports.settings.directoryTimeoutMs;
  const callers = new CallerReader({
    auth: host.auth,
    httpAuth: host.httpAuth,
    identities: new Dependency({ name: 'The sign-in', timeoutMs }),
    guestRef: readGuestRef(host.config),
  });
  host.permissionsRegistry.addPermissions(releaseGatePermissions);
  const trail = new AuditTrail(host);
  const faults = new FaultTranslator({ ...host, faultOf: served.faultOf });
  const counter = host.metrics.createCounter('release_gate.denials', {
    description: 'What the gate denied, by the first reason',
  });
  const runner = new OperationRunner({
    handlers: createHandlers({
      application: served.application,
      denials: new DenialObserver({ trail, counter }),
      minimumStatementLength: ports.settings.policy.minimumStatementLength,
    }),
    permissions: new PermissionCheck(host, timeoutMs),
    trail,
    faults,
  });
  registerActions({ registry: host.actionsRegistry, runner, callers });
  mountRouters(host, { ...ports, ...served, runner, trail, faults, callers });
}
