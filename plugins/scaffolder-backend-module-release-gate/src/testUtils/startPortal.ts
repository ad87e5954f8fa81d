import type { BackendFeature } from '@backstage/backend-plugin-api';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import type { JsonObject } from '@backstage/types';
// The tests hold the actions against the real thing.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import releaseGatePlugin from 'backstage-plugin-release-gate-backend';
import {
  type EventJson,
  type ReleaseGateApi,
  createReleaseGateClient,
} from 'backstage-plugin-release-gate-common';
import { type Person, stageOverHttp } from 'release-stage';

export { PAYMENTS } from 'release-stage';
export const OTHER = 'component:default/other';

function component(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default' },
    spec: { type: 'service', owner: 'group:default/portal-team' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/portal-team' }],
  };
}

function user(name: string, group: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: { memberOf: [group] },
    relations: [{ type: 'memberOf', targetRef: `group:default/${group}` }],
  };
}

const entities: readonly Entity[] = [
  component('payments'),
  component('other'),
  user('engineer', 'portal-team'),
  user('engineer-2', 'portal-team'),
  user('outsider', 'other-team'),
  user('director', 'directors'),
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'directors', namespace: 'default' },
    spec: { type: 'team', children: [] },
    relations: [{ type: 'hasMember', targetRef: 'user:default/director' }],
  },
];

/** Release Gate in a real backend, with whatever else is to run in it. */
export async function startPortal(
  options: {
    readonly features?: readonly BackendFeature[];
    readonly entities?: readonly Entity[];
    readonly config?: JsonObject;
  } = {},
) {
  const catalog = [...entities, ...(options.entities ?? [])];
  const backend = await startTestBackend({
    features: [
      releaseGatePlugin,
      mockServices.rootConfig.factory({
        data: {
          backend: { baseUrl: 'http://localhost', listen: ':0' },
          releaseGate: {
            approvers: ['group:default/directors'],
            pipelines: [{ subject: 'external:test-service' }],
          },
          ...options.config,
        },
      }),
      mockServices.userInfo.mock({
        getUserInfo: async credentials => {
          const { principal } = credentials as unknown as {
            readonly principal: { readonly userEntityRef: string };
          };
          const { userEntityRef } = principal;
          const found = catalog.find(
            ({ kind, metadata }) =>
              `${kind.toLowerCase()}:default/${metadata.name}` ===
              userEntityRef,
          );
          const groups = found?.relations?.map(({ targetRef }) => targetRef);
          return {
            userEntityRef,
            ownershipEntityRefs: [userEntityRef, ...(groups ?? [])],
          };
        },
      }).factory,
      catalogServiceMock.factory({ entities: catalog }),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({ send: async () => {} }),
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => {} }),
      }),
      ...(options.features ?? []),
    ],
  });
  const origin = `http://localhost:${backend.server.port()}`;
  const clientOf = (authorization: string): ReleaseGateApi =>
    createReleaseGateClient({
      baseUrl: async () => `${origin}/api/release-gate`,
      fetchApi: {
        fetch: (input, init) =>
          fetch(input, {
            ...init,
            headers: { ...init?.headers, authorization },
          }),
      },
    });
  const authorizationOf = (who: Person) =>
    who === 'pipeline'
      ? mockCredentials.service.header()
      : mockCredentials.user.header(`user:default/${who}`);
  const engineer = clientOf(authorizationOf('engineer'));
  return {
    origin,
    /** Where stories are told. */
    stage: stageOverHttp({
      baseUrl: () => `${origin}/api/release-gate`,
      authorizationOf,
    }),
    stop: () => backend.stop(),
    discovery: mockServices.discovery.mock({
      getBaseUrl: async pluginId => `${origin}/api/${pluginId}`,
    }),
    engineer,
    /** The types of what the history of a release holds, oldest first. */
    historyOf: async (releaseId: string): Promise<readonly string[]> => {
      const { items } = await engineer.events(releaseId);
      return items.map(({ type }: EventJson) => type);
    },
  };
}

export type Portal = Awaited<ReturnType<typeof startPortal>>;
