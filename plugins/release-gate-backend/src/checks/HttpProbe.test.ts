import {
  type Answer,
  checkedItem,
  checkedRelease,
  describeCheckProvider,
  startHttpServer,
} from 'backstage-plugin-release-gate-node/testUtils';
import { HttpProbe, type HttpExpectation } from './HttpProbe';

const SECRET = 'the-body-of-the-server';

async function startProbe(
  expect: HttpExpectation,
  answer: () => Answer | undefined,
  { allowPrivate = true, path = '/health?token=abc' } = {},
) {
  const server = await startHttpServer(answer);
  const probe = new HttpProbe({
    id: 'uptime',
    url: new URL(path, server.url),
    expect,
    allowPrivate,
  });
  const run = () =>
    probe.run(checkedRelease, checkedItem, {
      signal: new AbortController().signal,
    });
  return { server, probe, run };
}

describeCheckProvider('the HTTP probe', async () => {
  let answer: Answer | undefined;
  const { server, probe } = await startProbe(
    { status: 200, jsonPath: '$.status', equals: 'up' },
    () => answer,
  );
  const says = (next: Answer | undefined) => () => {
    answer = next;
  };
  return {
    provider: probe,
    pass: says({ body: '{"status":"up"}' }),
    fail: says({ body: `{"status":"${SECRET}"}` }),
    garble: says({ body: SECRET }),
    breakDown: says({ status: 500, body: SECRET }),
    hang: says(undefined),
    secrets: [SECRET, 'token=abc'],
    stop: () => server.stop(),
  };
});

describe('the HTTP probe', () => {
  it.each<[string, HttpExpectation, Answer, string, string]>([
    ['the status', { status: 204 }, { status: 204 }, 'passing', 'as expected'],
    [
      'another status',
      { status: 200 },
      { status: 503 },
      'failing',
      'answered 503 instead of 200',
    ],
    [
      'a text',
      { status: 200, text: 'all good' },
      { body: 'it is all good' },
      'passing',
      'as expected',
    ],
    [
      'no such text',
      { status: 200, text: 'all good' },
      { body: 'bad' },
      'failing',
      "without 'all good'",
    ],
    [
      'a number at a path',
      { status: 200, jsonPath: '$.checks[*].ok', equals: true },
      { body: '{"checks":[{"ok":true},{"ok":true}]}' },
      'passing',
      'as expected',
    ],
    [
      'one of several that differs',
      { status: 200, jsonPath: '$.checks[*].ok', equals: true },
      { body: '{"checks":[{"ok":true},{"ok":false}]}' },
      'failing',
      'does not say true',
    ],
    [
      'nothing at the path',
      { status: 200, jsonPath: '$.status' },
      { body: '{}' },
      'failing',
      'has nothing at $.status',
    ],
    [
      'JSON that is no object',
      { status: 200, jsonPath: '$.status' },
      { body: 'null' },
      'failing',
      'has nothing at $.status',
    ],
    [
      'no JSON',
      { status: 200, jsonPath: '$.status' },
      { body: '<html>' },
      'failing',
      'something else than JSON',
    ],
  ])('judges %s', async (_, expectation, answer, status, message) => {
    const { server, run } = await startProbe(expectation, () => answer);
    expect(await run()).toEqual({
      status,
      message: expect.stringContaining(message),
      // The query, which may hold a token, is left out.
      url: `${server.url}/health`,
    });
    await server.stop();
  });

  it('does not follow a redirect', async () => {
    const target = await startHttpServer(() => ({}));
    const { server, run } = await startProbe({ status: 200 }, () => ({
      status: 302,
      headers: { location: target.url },
    }));
    expect(await run()).toMatchObject({
      status: 'failing',
      message: expect.stringContaining('302 instead of 200'),
    });
    expect(target.requests).toEqual([]);
    await server.stop();
    await target.stop();
  });

  it.each(['127.0.0.1', 'localhost'])(
    'does not reach %s unless the configuration says so',
    async host => {
      const { server } = await startProbe({ status: 200 }, () => ({}));
      const probe = new HttpProbe({
        id: 'uptime',
        url: new URL(`http://${host}:${server.port}/`),
        expect: { status: 200 },
        allowPrivate: false,
      });
      expect(
        await probe.run(checkedRelease, checkedItem, {
          signal: new AbortController().signal,
        }),
      ).toMatchObject({
        status: 'unavailable',
        message: expect.stringContaining('private address'),
      });
      expect(server.requests).toEqual([]);
      await server.stop();
    },
  );

  it('gives up on an answer that is too large', async () => {
    const { server, run } = await startProbe({ status: 200 }, () => ({
      body: 'x'.repeat(1_000_001),
    }));
    expect(await run()).toMatchObject({
      status: 'unavailable',
      message: expect.stringContaining('larger than 1 MB'),
    });
    await server.stop();
  });

  it('is unavailable where nothing listens', async () => {
    const { server, run } = await startProbe({ status: 200 }, () => ({}));
    await server.stop();
    expect(await run()).toMatchObject({
      status: 'unavailable',
      message: expect.stringContaining('nothing listens there'),
    });
  });

  it('sends nothing of the release: neither its version nor its commit', async () => {
    const { server, run } = await startProbe({ status: 200 }, () => ({}));
    await run();
    const [request] = server.requests;
    expect(request.url).toBe('/health?token=abc');
    expect(JSON.stringify(request)).not.toContain(checkedRelease.commit);
    await server.stop();
  });
});
