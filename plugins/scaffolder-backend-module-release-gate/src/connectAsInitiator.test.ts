import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { type RequestListener, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectAsInitiator } from './connectAsInitiator';

/** Runs a server for as long as the work takes, with a client that acts as the engineer. */
async function withServer<T>(
  answer: RequestListener,
  work: (
    client: ReturnType<ReturnType<typeof connectAsInitiator>>,
    server: ReturnType<typeof createServer>,
  ) => Promise<T>,
): Promise<T> {
  const server = createServer(answer);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const connect = connectAsInitiator({
    auth: mockServices.auth({ pluginId: 'scaffolder' }),
    discovery: mockServices.discovery.mock({
      getBaseUrl: async pluginId => `http://127.0.0.1:${port}/api/${pluginId}`,
    }),
  });
  try {
    return await work(
      connect({
        getInitiatorCredentials: async () =>
          mockCredentials.user('user:default/engineer'),
      }),
      server,
    );
  } finally {
    server.close();
  }
}

describe('the client of a step', () => {
  it('sends a token for Release Gate in the name of the person, and nothing else of theirs', async () => {
    const seen: (string | undefined)[] = [];
    await withServer(
      (req, res) => {
        seen.push(req.url, req.headers.authorization);
        res.setHeader('content-type', 'application/json').end('{"items":[]}');
      },
      client => client.workflows(),
    );
    expect(seen).toEqual([
      '/api/release-gate/workflows',
      mockCredentials.service.header({
        onBehalfOf: mockCredentials.user('user:default/engineer'),
        targetPluginId: 'release-gate',
      }),
    ]);
  });

  it('says that Release Gate cannot be reached', async () => {
    await withServer(
      () => {},
      async (client, server) => {
        await new Promise(resolve => {
          server.close(resolve);
        });
        await expect(client.workflows()).rejects.toMatchObject({
          name: 'ServiceUnavailableError',
          message: expect.stringMatching(/^Release Gate cannot be reached/),
        });
      },
    );
  });
});
