import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import path from 'node:path';
import {
  OpenApiRequests,
  type UsersnapFeedback,
  startUsersnapStandIn,
} from 'vendor-stand-ins';
import { BlockerCheck } from '../BlockerCheck';
import { ServiceProjects } from '../ServiceProjects';
import { UsersnapClient } from '../UsersnapClient';
import { UsersnapTicketTracker } from '../UsersnapTicketTracker';
import type { UsersnapConfig } from '../readUsersnapConfig';

const JWT_ID = 'jwt-of-the-tests';
export const JWT_SECRET = 'c2VjcmV0LW9mLXRoZS10ZXN0cw';
export const WEBHOOK_TOKEN = 'release-test-token-0123456789';
export const PROJECT_ID = '6f1b9f0e-0000-4000-8000-000000000001';
export const PAYMENTS = 'component:default/payments';

/** The vendor's own document, where it lies beside the project. */
const document = OpenApiRequests.read(
  path.resolve(
    resolvePackagePath('backstage-plugin-release-gate-backend-module-usersnap'),
    '../../../shared/integrations/openapi/usersnap.json',
  ),
);

/** Documented in prose only, as the notes on the document say. */
const PROSE_ONLY = ['limit', 'after', 'before'];

export function feedback(
  number: number,
  more: Partial<UsersnapFeedback> = {},
): UsersnapFeedback {
  const at = new Date(Date.UTC(2026, 4, 1, 0, 0, number)).toISOString();
  return {
    feedback_id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    feedback_number: number,
    status_type: 'open',
    priority: null,
    text: `Feedback ${number}`,
    labels: [],
    is_demo: false,
    created_at: at,
    updated_at: at,
    ...more,
  };
}

function component(name: string, projectId?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      ...(projectId && {
        annotations: { 'usersnap.com/project-id': projectId },
      }),
    },
    spec: {},
  };
}

/** Tracker and check over a server that behaves as documented, and holds what it is asked against the vendor's document. */
export async function startUsersnap(
  options: {
    readonly feedbacks?: UsersnapFeedback[];
    readonly config?: Partial<UsersnapConfig>;
    readonly isCatalogReachable?: boolean;
    /** The catalog has not read anything yet. */
    readonly isCatalogEmpty?: boolean;
  } = {},
) {
  const server = await startUsersnapStandIn({
    jwtId: JWT_ID,
    jwtSecret: JWT_SECRET,
    projects: [
      {
        project_id: PROJECT_ID,
        name: 'Payments',
        feedbacks: options.feedbacks ?? [],
      },
    ],
  });
  const config: UsersnapConfig = {
    jwtId: JWT_ID,
    jwtSecret: JWT_SECRET,
    baseUrl: server.baseUrl,
    closedStates: ['done'],
    blockingPriorities: ['high'],
    blockingLabels: ['blocker'],
    webhookTokens: new Map([[PROJECT_ID, WEBHOOK_TOKEN]]),
    ...options.config,
  };
  const catalog = catalogServiceMock({
    entities: options.isCatalogEmpty
      ? []
      : [
          component('payments', PROJECT_ID),
          component('lost', 'no-such-project'),
          component('climber', '..'),
          component('projectless'),
        ],
  });
  const projects = new ServiceProjects({
    catalog:
      options.isCatalogReachable === false
        ? catalogServiceMock.mock({
            getEntities: async () => {
              throw new Error('unreachable');
            },
          })
        : catalog,
    auth: mockServices.auth(),
    logger: mockServices.logger.mock(),
  });
  await projects.refresh();
  const parts = { client: new UsersnapClient(config), projects, config };
  return {
    server,
    projects,
    tracker: new UsersnapTicketTracker(parts),
    check: new BlockerCheck(parts),
    call: {
      signal: new AbortController().signal,
      budget: { take: async () => {} },
    },
    /** What the requests so far have wrong, by the vendor's document. */
    faults: () =>
      server.requests.flatMap(request =>
        (
          document?.faultsOf({
            ...request,
            query: Object.fromEntries(
              Object.entries(request.query).filter(
                ([key]) => !PROSE_ONLY.includes(key),
              ),
            ),
            path: request.path.replace(/^\/v0\.1/, ''),
          }) ?? []
        ).map(fault => `${request.method} ${request.path}: ${fault}`),
      ),
    stop: () => server.stop(),
  };
}

export type Usersnap = Awaited<ReturnType<typeof startUsersnap>>;
