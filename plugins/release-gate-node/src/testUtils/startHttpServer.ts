import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server answers; undefined for never. @public */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A request as it came in. @public */
export interface SeenRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/**
 * A real HTTP server on the loopback that answers as `answer` says and keeps
 * what it was asked.
 *
 * @public
 */
export async function startHttpServer(
  answer: (
    request: SeenRequest,
  ) => Answer | undefined | Promise<Answer | undefined>,
) {
  const requests: SeenRequest[] = [];
  let open = 0;
  let most = 0;
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    open += 1;
    most = Math.max(most, open);
    res.once('close', () => {
      open -= 1;
    });
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.once('end', async () => {
      const request: SeenRequest = {
        method: req.method ?? '',
        url: req.url ?? '',
        headers: req.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      requests.push(request);
      const found = await answer(request);
      if (found && !res.destroyed) {
        res.writeHead(found.status ?? 200, {
          'content-type': 'application/json',
          ...found.headers,
        });
        res.end(found.body ?? '{}');
      }
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    /** The largest number of requests that were ever open at once. */
    get mostAtOnce() {
      return most;
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

/** @public */
export type HttpServer = Awaited<ReturnType<typeof startHttpServer>>;
