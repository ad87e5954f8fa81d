import type {
  BackendFeature,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  type NotificationSendOptions,
  notificationService,
} from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import type { EntityRef } from 'backstage-plugin-release-gate-common';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import type { Server } from 'node:http';
import { stageOverHttp } from 'release-stage';
import request from 'supertest';
import { releaseGatePlugin } from '../plugin';
import { catalogEntities } from './catalogEntities';
import { expectContract } from './expectContract';

export { catalogEntities, relatedBothWays } from './catalogEntities';

export const PAYMENTS = 'component:default/payments' as EntityRef;
export const OTHER = 'component:default/other' as EntityRef;

export interface StartOptions {
  readonly knex?: Knex;
  readonly config?: JsonObject;
  readonly features?: readonly BackendFeature[];
  readonly entities?: readonly Entity[];
  /** Makes every notification fail. */
  readonly isMute?: boolean;
  /** Leaves scheduled tasks until they are triggered. */
  readonly isIdle?: boolean;
  /** What a question to a part of the platform goes through before it is answered. */
  readonly through?: {
    readonly catalog?: Passage;
  };
}

/** Lets a question pass, or does not. */
export type Passage = <T>(answer: () => Promise<T>) => Promise<T>;

const open: Passage = answer => answer();

/** The way to somebody who cannot be asked. */
export const closed: Passage = async () => {
  throw new Error('unreachable');
};

/** A catalog that is asked through a passage. */
function catalogBehind(pass: Passage, entities: readonly Entity[]) {
  const catalog = catalogServiceMock({ entities: [...entities] });
  return createServiceFactory({
    service: catalogServiceRef,
    deps: {},
    factory: () =>
      catalogServiceMock.mock({
        getEntities: (...asked) => pass(() => catalog.getEntities(...asked)),
        getEntitiesByRefs: (...asked) =>
          pass(() => catalog.getEntitiesByRefs(...asked)),
      }),
  });
}

/**
 * A real backend with the plugin, and callers that speak for the people of the
 * tests: whatever they are answered is held against the contract.
 */
export async function startReleaseGate(options: StartOptions = {}) {
  const notifications: NotificationSendOptions[] = [];
  // The mock is its own factory, which its type does not say.
  const scheduler = mockServices.scheduler() as SchedulerService & {
    factory(options: {
      readonly skipTaskRunOnStartup: boolean;
    }): BackendFeature;
  };
  const backend = await startTestBackend({
    features: [
      releaseGatePlugin,
      mockServices.rootConfig.factory({
        data: {
          backend: { baseUrl: 'http://localhost', listen: ':0' },
          releaseGate: {
            approvers: ['group:default/directors'],
            pipelines: [{ subject: 'external:test-service' }],
            environments: [
              { name: 'production', tier: 'production' },
              { name: 'staging', tier: 'staging' },
              { name: 'development', tier: 'other' },
            ],
            ...options.config,
          },
        },
      }),
      scheduler.factory({ skipTaskRunOnStartup: options.isIdle ?? false }),
      mockServices.database.factory(
        options.knex ? { knex: options.knex } : undefined,
      ),
      catalogBehind(
        options.through?.catalog ?? open,
        options.entities ?? catalogEntities,
      ),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({
          send: async (notification: NotificationSendOptions) => {
            if (options.isMute) {
              throw new Error('down');
            }
            notifications.push(notification);
          },
        }),
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => {} }),
      }),
      ...(options.features ?? []),
    ],
  });

  const as = (authorization: string) => {
    const send =
      (method: 'get' | 'post' | 'patch') =>
      (path: string, body?: object): request.Test => {
        const test = request(backend.server)
          [method](`/api/release-gate${path}`)
          .set('Authorization', authorization)
          .expect(response =>
            expectContract(method.toUpperCase(), path, response),
          );
        return body ? test.send(body) : test;
      };
    return { get: send('get'), post: send('post'), patch: send('patch') };
  };
  const header = (name: string) =>
    mockCredentials.user.header(`user:default/${name}`);
  return {
    server: backend.server as Server & { port(): number },
    /** Where stories are told. */
    stage: stageOverHttp({
      baseUrl: () =>
        `http://localhost:${backend.server.port()}/api/release-gate`,
      authorizationOf: who =>
        who === 'pipeline' ? mockCredentials.service.header() : header(who),
    }),
    stop: () => backend.stop(),
    notifications,
    /** Runs a scheduled task now. */
    trigger: (taskId: string) => scheduler.triggerTask(taskId),
    user: (name: string) => as(header(name)),
    pipeline: as(mockCredentials.service.header()),
    /** A service that is no pipeline. */
    service: as(
      mockCredentials.service.header({
        onBehalfOf: mockCredentials.service('plugin:other'),
        targetPluginId: 'release-gate',
      }),
    ),
    /** A program that acts for a user. */
    agentOf: (name: string) =>
      as(
        `Bearer ${mockCredentials.user.token(`user:default/${name}`, {
          actor: { subject: 'plugin:agent' },
        })}`,
      ),
    guest: as(mockCredentials.user.header('user:development/guest')),
    nobody: as(mockCredentials.none.header()),
  };
}

export type ReleaseGate = Awaited<ReturnType<typeof startReleaseGate>>;
export type Client = ReleaseGate['pipeline'];
