import { z } from 'zod/v4';
import { type Answer, startHttpServer } from '../testUtils/startHttpServer';
import {
  TrackerUnavailable,
  isTrackerUnavailable,
} from '../trackers/trackerErrors';
import { VendorHttp } from './VendorHttp';
import { retryAfterMs } from './retryAfterMs';

const SECRET = 'the-key-of-the-tests';

async function start(answer: Answer | undefined, timeoutMs?: number) {
  const server = await startHttpServer(() => answer);
  const http = new VendorHttp({
    vendor: 'Acme',
    secrets: [SECRET, ''],
    timeoutMs,
  });
  const budget = { take: jest.fn(async () => {}) };
  const call = { signal: new AbortController().signal, budget };
  return {
    server,
    http,
    budget,
    call,
    send: (more: object = {}) =>
      http.send(
        { url: server.url, headers: { authorization: SECRET }, ...more },
        call,
      ),
  };
}

let started: Awaited<ReturnType<typeof start>>;

/** The error of a request that could not be asked; another one fails the test. */
async function unavailable(
  answer: Answer | undefined,
  timeoutMs?: number,
): Promise<TrackerUnavailable> {
  started = await start(answer, timeoutMs);
  const error = await started.send().catch(reason => reason);
  expect(isTrackerUnavailable(error)).toBe(true);
  expect(error.message).not.toContain(SECRET);
  return error;
}

describe('a request to a vendor', () => {
  afterEach(() => started.server.stop());

  it('is sent as JSON with its query, after one was taken from the budget', async () => {
    started = await start({ body: '{"ok":true}' });
    const answer = await started.send({
      method: 'POST',
      url: `${started.server.url}/items?fixed=1`,
      query: { name: 'a b' },
      body: { n: 1 },
    });
    expect(answer).toMatchObject({ isOk: true, body: { ok: true } });
    expect(started.budget.take).toHaveBeenCalledTimes(1);
    expect(started.server.requests).toMatchObject([
      {
        method: 'POST',
        url: '/items?fixed=1&name=a+b',
        body: '{"n":1}',
        headers: { authorization: SECRET, 'content-type': 'application/json' },
      },
    ]);
  });

  it('is not sent where the budget is used up', async () => {
    started = await start({});
    started.budget.take.mockRejectedValue(new TrackerUnavailable('used up'));
    await expect(started.send()).rejects.toThrow('used up');
    expect(started.server.requests).toEqual([]);
  });

  it('gives a refusal to the caller, who understands it', async () => {
    started = await start({ status: 404, body: '{"message":"No such"}' });
    expect(await started.send()).toMatchObject({
      status: 404,
      isOk: false,
      body: { message: 'No such' },
    });
  });

  it.each<[string, Answer]>([
    ['nothing', { body: '' }],
    ['a page of a gateway', { body: '<html></html>' }],
  ])('answered with %s has no body', async (_, answer) => {
    started = await start(answer);
    expect((await started.send()).body).toBeUndefined();
  });

  it('does not follow a redirect: the key would go with it', async () => {
    const other = await startHttpServer(() => ({}));
    const { message } = await unavailable({
      status: 302,
      headers: { location: other.url },
    });
    expect(message).toBe('Acme did not answer');
    expect(other.requests).toEqual([]);
    await other.stop();
  });

  it('ends after its time limit', async () => {
    expect((await unavailable(undefined, 20)).message).toBe(
      'Acme did not answer',
    );
  });

  it('ends when nobody waits for it any more', async () => {
    started = await start(undefined);
    const abort = new AbortController();
    const sending = started.http.send(
      { url: started.server.url },
      { ...started.call, signal: abort.signal },
    );
    abort.abort();
    await expect(sending).rejects.toThrow('Acme did not answer');
  });

  it('gives up on an answer that is too large', async () => {
    const body = JSON.stringify('x'.repeat(10_000_000));
    expect((await unavailable({ body })).message).toBe(
      'Acme answered with more than 10 MB',
    );
  });

  it.each<[number, string | undefined, string, number | undefined]>([
    [429, '120', 'Acme takes no more requests for a while', 120_000],
    [429, undefined, 'Acme takes no more requests for a while', 60_000],
    [503, '120', 'Acme answered with 503', 120_000],
    [500, undefined, 'Acme answered with 500', undefined],
  ])(
    'answered with %d and Retry-After %s is asked again later',
    async (status, header, message, expected) => {
      const error = await unavailable({
        status,
        body: SECRET,
        ...(header && { headers: { 'retry-after': header } }),
      });
      expect(error).toMatchObject({ message });
      expect(error.retryAfterMs).toBe(expected);
    },
  );

  it('whose answer is not as documented is one that could not be asked', async () => {
    started = await start({});
    const parse = () => started.http.parse(z.object({ id: z.string() }), {});
    expect(parse).toThrow(TrackerUnavailable);
    expect(parse).toThrow('Acme answered something that it does not document');
  });

  it('has its answer quoted in one short line without secrets', async () => {
    started = await start({});
    const { http } = started;
    expect(http.quote(`No ${SECRET},\n  never `)).toBe('No …, never');
    expect(http.quote('x'.repeat(500))).toHaveLength(200);
  });
});

describe('Retry-After', () => {
  const NOW_MS = Date.UTC(2026, 4, 12, 9);

  it.each<[string | null, number]>([
    ['0', 0],
    ['30', 30_000],
    ['Tue, 12 May 2026 09:01:30 GMT', 90_000],
    ['Tue, 12 May 2026 08:00:00 GMT', 0],
    [null, 60_000],
    ['soon', 60_000],
    ['-5', 60_000],
    ['86400', 15 * 60_000],
    ['Wed, 13 May 2026 09:00:00 GMT', 15 * 60_000],
  ])('%s is a wait of %d ms', (value, expected) => {
    expect(retryAfterMs(value, NOW_MS)).toBe(expected);
  });
});
