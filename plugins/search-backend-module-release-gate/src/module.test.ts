import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import searchPlugin from '@backstage/plugin-search-backend';
import express from 'express';
import request from 'supertest';
import searchModuleReleaseGate from '.';

const ID = '01J00000000000000000000001';

const release = (id: string, version: string) => ({
  id,
  entityRef: 'component:default/payments',
  version,
  commit: 'a'.repeat(40),
  title: version,
  phase: 'awaiting-approval',
  createdBy: 'user:default/engineer',
  updatedAt: '2026-05-12T08:00:00.000Z',
  waitingFor: 'Waiting for the Director: decide on the request',
});

const pages: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  '/releases': {
    first: {
      items: [release(ID, '2.4.0')],
      pageInfo: { nextCursor: 'second' },
    },
    second: {
      items: [release('01J00000000000000000000002', '2.5.0')],
      pageInfo: {},
    },
  },
  '/documents': {
    first: {
      items: [
        {
          releaseId: ID,
          kind: 'release-note',
          title: 'Release notes 2.4.0',
          markdown: '# Notes\n\nReconciliation of refunds',
          attachedAt: '2026-05-12T08:30:00.000Z',
        },
        {
          releaseId: '01J00000000000000000000009',
          kind: 'release-note',
          title: 'Of a release that began since',
          markdown: 'Reconciliation',
          attachedAt: '2026-05-12T08:30:00.000Z',
        },
      ],
      pageInfo: {},
    },
  },
};

/** Answers the lists of the API to services, and counts who asks. */
function createLists() {
  const callers: string[] = [];
  const plugin = createBackendPlugin({
    pluginId: 'release-gate',
    register(env) {
      env.registerInit({
        deps: {
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
        },
        async init({ httpAuth, httpRouter }) {
          const router = express.Router();
          for (const [path, answers] of Object.entries(pages)) {
            router.get(path, (req, res, next) => {
              httpAuth
                .credentials(req, { allow: ['service'] })
                .then(({ principal }) => {
                  callers.push(principal.subject);
                  res.json(answers[String(req.query.cursor ?? 'first')]);
                })
                .catch(next);
            });
          }
          httpRouter.use(router);
        },
      });
    },
  });
  return { callers, plugin };
}

async function start() {
  const lists = createLists();
  // The mock is its own factory, which its type does not say.
  const scheduler = mockServices.scheduler() as SchedulerService & {
    factory(): BackendFeature;
  };
  const { server } = await startTestBackend({
    features: [
      searchPlugin,
      searchModuleReleaseGate,
      lists.plugin,
      scheduler.factory(),
      mockServices.rootConfig.factory({
        data: {
          backend: { listen: ':0', baseUrl: 'http://localhost' },
          permission: { enabled: true },
        },
      }),
      mockServices.permissions.mock({
        authorize: async (requests, { credentials }) => {
          const { principal } = credentials as unknown as {
            readonly principal: { readonly userEntityRef?: string };
          };
          return requests.map(() => ({
            result:
              principal.userEntityRef === 'user:default/outsider'
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
          }));
        },
      }).factory,
    ],
  });
  await scheduler.triggerTask('search_index_release_gate');
  const search = async (person: string, term: string) => {
    const answer = await request(server)
      .get(`/api/search/query?term=${encodeURIComponent(term)}`)
      .set(
        'Authorization',
        mockCredentials.user.header(`user:default/${person}`),
      );
    return answer.body.results.map(
      (result: { readonly document: unknown }) => result.document,
    );
  };
  return { ...lists, search };
}

describe('the search', () => {
  it('finds releases on every page, with service and phase', async () => {
    const { search, callers } = await start();
    const [best] = await search('engineer', '2.5.0');
    expect(best).toMatchObject({
      kind: 'release',
      title: 'payments 2.5.0',
      service: 'payments',
      phase: 'awaiting-approval',
      location: '/release-gate/releases/01J00000000000000000000002',
    });
    expect(new Set(callers)).toEqual(new Set(['plugin:search']));
  });

  it('finds the page of all releases, so that there is an index before the first release', async () => {
    const { search } = await start();
    expect(await search('engineer', 'releases')).toContainEqual({
      kind: 'overview',
      title: 'Release gate',
      text: expect.any(String),
      location: '/release-gate',
    });
  });

  it('finds documents by their words', async () => {
    const { search } = await start();
    expect(await search('engineer', 'reconciliation')).toEqual([
      expect.objectContaining({
        kind: 'release-note',
        title: 'payments 2.4.0: Release notes 2.4.0',
        location: `/release-gate/releases/${ID}/documents/release-note`,
        updatedAt: '2026-05-12T08:30:00.000Z',
      }),
    ]);
  });

  it('shows nothing to whom reading releases is denied', async () => {
    const { search } = await start();
    expect(await search('outsider', 'reconciliation')).toEqual([]);
    expect(await search('engineer', 'reconciliation')).toHaveLength(1);
  });
});
