import { createReleaseGateClient } from './createReleaseGateClient';

const ID = '01M578V50AVBM4QPGYTNE7Z8BY';
const NOW = '2026-10-18T10:00:00.000Z';

/** A server that answers by the tag, and remembers what it was asked with. */
function server(answers: readonly [string, object][]) {
  const asked: (string | null)[] = [];
  const left = [...answers];
  const fetch = async (_url: unknown, init?: RequestInit) => {
    const tag = new Headers(init?.headers).get('if-none-match');
    asked.push(tag);
    const [current, body] = left.length > 1 ? left.shift()! : left[0];
    const isSame = tag === current;
    return new Response(isSame ? null : JSON.stringify(body), {
      status: isSame ? 304 : 200,
      headers: { etag: current },
    });
  };
  return {
    asked,
    client: createReleaseGateClient({
      fetchApi: { fetch },
      keepsAnswers: true,
    }),
  };
}

describe('an answer that is asked for again', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: Date.parse(NOW) });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('is the same while nothing has changed, at the time of now', async () => {
    const { client, asked } = server([['"a"', { id: ID, now: NOW }]]);
    await expect(client.release(ID)).resolves.toEqual({ id: ID, now: NOW });
    jest.advanceTimersByTime(90_000);
    await expect(client.release(ID)).resolves.toEqual({
      id: ID,
      now: '2026-10-18T10:01:30.000Z',
    });
    expect(asked).toEqual([null, '"a"']);
  });

  it('is the new one once something has changed', async () => {
    const { client } = server([
      ['"a"', { id: ID, revision: 1 }],
      ['"b"', { id: ID, revision: 2 }],
    ]);
    await client.release(ID);
    await expect(client.release(ID)).resolves.toEqual({ id: ID, revision: 2 });
    await expect(client.release(ID)).resolves.toEqual({ id: ID, revision: 2 });
  });

  it('is asked for whole where no tag could be read', async () => {
    const asked: (string | null)[] = [];
    const client = createReleaseGateClient({
      keepsAnswers: true,
      fetchApi: {
        fetch: async (_url, init) => {
          asked.push(new Headers(init?.headers).get('if-none-match'));
          return new Response(JSON.stringify({ id: ID }));
        },
      },
    });
    await client.release(ID);
    await client.release(ID);
    expect(asked).toEqual([null, null]);
  });

  it('is kept for the last pages only', async () => {
    const { client, asked } = server([['"a"', { id: ID }]]);
    const ids = Array.from({ length: 21 }, (_, index) => `${ID}${index}`);
    for (const id of [...ids, ids[20], ids[0]]) {
      await client.release(id);
    }
    expect(asked.slice(-2)).toEqual(['"a"', null]);
  });
});
