import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type {
  RequestBudget,
  TimeToLog,
  TrackedRelease,
} from 'backstage-plugin-release-gate-node';
import path from 'node:path';
import {
  type ClockifyWorkspace,
  OpenApiRequests,
  startClockifyStandIn,
} from 'vendor-stand-ins';
import { ClockifyClient } from '../ClockifyClient';
import { ClockifyTimeTracker } from '../ClockifyTimeTracker';
import { ServiceDirectory } from '../ServiceDirectory';
import type { ClockifyConfig } from '../readClockifyConfig';

export const API_KEY = 'NjQ3c2VjcmV0LWtleS1vZi10aGUtdGVzdHM';
const WORKSPACE_ID = '64a687e29ae1f428e7ebe303';
export const PROJECT_ID = '25b687e29ae1f428e7ebe123';
export const OWNER = {
  id: '5a0ab5acb07987125438b60f',
  email: 'engineer@example.com',
  name: 'Erin',
};
export const COLLEAGUE = {
  id: '5a0ab5acb07987125438b610',
  email: 'colleague@example.com',
  name: 'Noah',
};

export const RELEASE_ID = '01J00000000000000000000001';

/** The vendor's own document, where it lies beside the project. */
const document = OpenApiRequests.read(
  path.resolve(
    resolvePackagePath('backstage-plugin-release-gate-backend-module-clockify'),
    '../../../shared/integrations/openapi/clockify.yaml',
  ),
);

export function workspace(
  more: Partial<ClockifyWorkspace> = {},
): ClockifyWorkspace {
  return {
    id: WORKSPACE_ID,
    name: 'Client Portal',
    features: ['TIME_TRACKING', 'ADD_TIME_FOR_OTHERS'],
    settings: {},
    isAdmin: true,
    hasReports: true,
    users: [OWNER, COLLEAGUE],
    projects: [{ id: PROJECT_ID, name: 'Payments', archived: false }],
    tags: [],
    entries: [],
    ...more,
  };
}

function user(name: string, email?: string, userId?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: {
      name,
      ...(userId && { annotations: { 'clockify.me/user-id': userId } }),
    },
    spec: { memberOf: [], ...(email && { profile: { email } }) },
  };
}

function component(name: string, projectId?: string, system?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      ...(projectId && {
        annotations: { 'clockify.me/project-id': projectId },
      }),
    },
    spec: {},
    relations: system
      ? [{ type: 'partOf', targetRef: `system:default/${system}` }]
      : [],
  };
}

const entities: readonly Entity[] = [
  user('engineer', 'Engineer@Example.com'),
  user('colleague', 'colleague@example.com'),
  user('part', 'league@example.com'),
  user('by-id', undefined, COLLEAGUE.id),
  user('unknown'),
  component('payments', PROJECT_ID),
  component('in-system', undefined, 'portal'),
  component('projectless'),
  component('lost', 'ffffffffffffffffffffffff'),
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: {
      name: 'portal',
      annotations: { 'clockify.me/project-id': PROJECT_ID },
    },
    spec: {},
  },
];

/** An hour of work on the release. */
export function hour(more: Partial<TimeToLog> = {}): TimeToLog {
  return {
    releaseId: RELEASE_ID,
    entityRef: 'component:default/payments',
    version: '2.4.0',
    person: 'user:default/engineer',
    start: '2026-05-12T09:00:00.000Z',
    end: '2026-05-12T10:00:00.000Z',
    description: 'Refunds',
    billable: true,
    ...more,
  };
}

export function tracked(more: Partial<TrackedRelease> = {}): TrackedRelease {
  return {
    id: RELEASE_ID,
    entityRef: 'component:default/payments',
    version: '2.4.0',
    since: new Date(Date.now() - 3_600_000).toISOString(),
    entries: [],
    ...more,
  };
}

/** A tracker over a server that behaves as documented, and holds what it is asked against the vendor's document. */
export async function startClockify(
  options: {
    readonly workspace?: ClockifyWorkspace;
    readonly config?: Partial<ClockifyConfig>;
  } = {},
) {
  const server = await startClockifyStandIn({
    apiKey: API_KEY,
    workspace: options.workspace ?? workspace(),
  });
  const config: ClockifyConfig = {
    apiKey: API_KEY,
    workspaceId: WORKSPACE_ID,
    region: 'global',
    baseUrl: server.baseUrl,
    reportsBaseUrl: server.reportsBaseUrl,
    tag: 'release',
    requestsPerHour: 25,
    ...options.config,
  };
  const tracker = new ClockifyTimeTracker({
    client: new ClockifyClient(config),
    directory: new ServiceDirectory({
      catalog: catalogServiceMock({ entities: [...entities] }),
      auth: mockServices.auth(),
    }),
    config,
  });
  let taken = 0;
  const budget: RequestBudget = {
    async take() {
      taken += 1;
    },
  };
  const call = { signal: new AbortController().signal, budget };
  return {
    server,
    tracker,
    call,
    workspace: server.workspace,
    get taken() {
      return taken;
    },
    /** What the requests so far have wrong, by the vendor's document. */
    faults: () =>
      server.requests.flatMap(request =>
        (
          document?.faultsOf({
            ...request,
            path: request.path.replace(/^\/(api|report)(?=\/v1)/, ''),
          }) ?? []
        ).map(fault => `${request.method} ${request.path}: ${fault}`),
      ),
    stop: () => server.stop(),
  };
}

export type Clockify = Awaited<ReturnType<typeof startClockify>>;
