// `npm start` in this folder: the plugin alone, for work on it. Everybody is the
// engineer, or whoever a token of the mock services names; the catalog has one
// service; and there is a release that waits for the Director.
import { createBackend } from '@backstage/backend-defaults';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { notificationService } from '@backstage/plugin-notifications-node';
import { PAYMENTS, ReleaseStory, play, stageOverHttp } from 'release-stage';
import { catalogEntities } from '../src/testUtils/catalogEntities';

const URL_OF_PLUGIN = 'http://localhost:7007/api/release-gate';

const PIPELINE = mockCredentials.service.header({
  onBehalfOf: mockCredentials.service('external:pipeline'),
  targetPluginId: 'release-gate',
});

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

async function start(): Promise<void> {
  const backend = createBackend();
  backend.add(
    mockServices.rootConfig.factory({
      data: {
        backend: {
          baseUrl: 'http://localhost:7007',
          listen: { host: '127.0.0.1', port: 7007 },
          database: { client: 'better-sqlite3', connection: ':memory:' },
        },
        releaseGate: {
          approvers: ['group:default/directors'],
          pipelines: [{ subject: 'external:pipeline' }],
        },
      },
    }),
  );
  backend.add(mockServices.auth.factory());
  backend.add(
    mockServices.httpAuth.factory({
      defaultCredentials: mockCredentials.user('user:default/engineer'),
    }),
  );
  backend.add(mockServices.permissions.factory());
  backend.add(catalogServiceMock.factory({ entities: [...catalogEntities] }));
  backend.add(
    createServiceFactory({
      service: notificationService,
      deps: {},
      factory: () => ({
        send: async ({ payload }) => say(`Told: ${payload.title}`),
      }),
    }),
  );
  backend.add(import('../src'));
  await backend.start();

  const stage = stageOverHttp({
    baseUrl: () => URL_OF_PLUGIN,
    authorizationOf: who =>
      who === 'pipeline'
        ? PIPELINE
        : mockCredentials.user.header(`user:default/${who}`),
  });
  const story = new ReleaseStory();
  const { id } = await play(stage, story.starts());
  await play(stage, story.goesOn(id, 'requested'));
  say(`Waits for user:default/director: ${URL_OF_PLUGIN}/releases/${id}`);
  say(`Its service: ${URL_OF_PLUGIN}/summary?entityRef=${PAYMENTS}`);
}

start().catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
