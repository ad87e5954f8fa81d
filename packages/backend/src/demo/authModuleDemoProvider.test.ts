import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { authModuleDemoProvider } from './authModuleDemoProvider';

const engineer = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'engineer', namespace: 'default' },
  spec: {
    profile: { displayName: 'Erin Falk', email: 'engineer@example.com' },
    memberOf: ['portal-team'],
  },
  relations: [{ type: 'memberOf', targetRef: 'group:default/portal-team' }],
};
const stranger = {
  ...engineer,
  metadata: { name: 'stranger', namespace: 'default' },
};

async function startAuth(demo: object) {
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      authModuleDemoProvider,
      catalogServiceMock.factory({ entities: [engineer, stranger] }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          auth: { providers: { demo: {} } },
          backend: {
            baseUrl: 'http://localhost:7007',
            database: { client: 'better-sqlite3', connection: ':memory:' },
            listen: { host: '127.0.0.1', port: 0 },
          },
          demo,
        },
      }),
    ],
  });
  return (header?: string, host?: string) => {
    const refresh = request(server).get('/api/auth/demo/refresh');
    if (host !== undefined) {
      refresh.set('Host', host);
    }
    return header ? refresh.set('x-demo-user', header) : refresh;
  };
}

const people = [{ ref: 'user:default/engineer', name: 'Erin Falk', role: '' }];

describe('authModuleDemoProvider', () => {
  afterEach(() => {
    process.env.NODE_ENV = 'test';
  });

  it('signs a person of the demo in, with the groups of the catalog', async () => {
    const refresh = await startAuth({ enabled: true, people });

    const { status, body } = await refresh('user:default/engineer');

    expect(status).toBe(200);
    expect(body.profile).toEqual({
      displayName: 'Erin Falk',
      email: 'engineer@example.com',
    });
    expect(body.backstageIdentity.token).toEqual(expect.any(String));
    expect(body.backstageIdentity.identity).toMatchObject({
      userEntityRef: 'user:default/engineer',
      ownershipEntityRefs: expect.arrayContaining([
        'group:default/portal-team',
      ]),
    });
  });

  it('signs nobody in who is not listed, a user of the catalog neither', async () => {
    const refresh = await startAuth({ enabled: true, people });

    expect((await refresh('user:default/stranger')).status).toBe(401);
    expect((await refresh()).status).toBe(401);
  });

  it.each([
    ['localhost', 200],
    ['LOCALHOST:7007', 200],
    ['127.0.0.1:7007', 200],
    ['[::1]:7007', 200],
    ['demo.example.com', 401],
    ['demo.example.com:7007', 401],
    ['localhost.example.com', 401],
    ['127.0.0.1.example.com', 401],
    ['192.168.1.7:7007', 401],
    ['', 401],
  ])('asked for under the name %s answers %s', async (host, expected) => {
    const refresh = await startAuth({ enabled: true, people });
    const { status } = await refresh('user:default/engineer', host);
    expect(status).toBe(expected);
  });

  it('signs nobody in once the process turned into a production one', async () => {
    const refresh = await startAuth({ enabled: true, people });
    process.env.NODE_ENV = 'production';

    expect((await refresh('user:default/engineer')).status).toBe(401);
  });

  it('does not exist where the demo is not enabled', async () => {
    const refresh = await startAuth({ enabled: false, people });

    expect((await refresh('user:default/engineer')).status).toBe(404);
  });
});
