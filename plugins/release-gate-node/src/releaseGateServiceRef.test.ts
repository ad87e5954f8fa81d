import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type ReleaseGateService,
  releaseGateServiceRef,
} from './releaseGateServiceRef';

it('another plugin calls the API with the credentials of whoever it acts for', async () => {
  const calls: { url?: string; authorization?: string }[] = [];
  const server = createServer((req, res) => {
    calls.push({ url: req.url, authorization: req.headers.authorization });
    res.setHeader('content-type', 'application/json');
    res.end('{"items":[]}');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  let service: ReleaseGateService | undefined;
  const backend = await startTestBackend({
    features: [
      createBackendPlugin({
        pluginId: 'other',
        register(env) {
          env.registerInit({
            deps: {
              releaseGate: releaseGateServiceRef,
              logger: coreServices.logger,
            },
            async init({ releaseGate }) {
              service = releaseGate;
            },
          });
        },
      }),
      mockServices.discovery.mock({
        getBaseUrl: async id => `http://127.0.0.1:${port}/api/${id}`,
      }).factory,
    ],
  });
  const api = service?.as(mockCredentials.user('user:default/engineer'));
  expect(await api?.workflows()).toEqual({ items: [] });
  expect(calls).toEqual([
    {
      url: '/api/release-gate/workflows',
      authorization: mockCredentials.service.header({
        onBehalfOf: mockCredentials.user('user:default/engineer'),
        targetPluginId: 'release-gate',
      }),
    },
  ]);
  await backend.stop();
  await new Promise(resolve => server.close(resolve));
});
