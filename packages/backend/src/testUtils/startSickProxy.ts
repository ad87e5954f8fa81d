import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** What is wrong with whatever is behind a proxy. */
export const SICKNESSES = [
  /** Answers, but late. */
  'slow',
  /** Takes the question and never answers. */
  'silent',
  /** Begins an answer and ends in the middle of it. */
  'cut',
  /** Says that it has a fault. */
  'faulty',
  /** Says that all is well, with a page for people. */
  'a page',
  /** Says that all is well, with JSON that means nothing. */
  'nonsense',
] as const;

export type Sickness = (typeof SICKNESSES)[number];

const SLOW_MS = 200;

/** A proxy between the portal and a part of it, which may fall ill and recover. */
export async function startSickProxy() {
  let target: string | undefined;
  let sickness: Sickness | undefined;
  const waiting = new Set<http.ServerResponse>();

  const forward = (req: http.IncomingMessage, res: http.ServerResponse) => {
    const { method, headers } = req;
    const onward = http.request(
      `${target}${req.url}`,
      { method, headers, agent: false },
      answer => {
        res.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(res);
      },
    );
    onward.on('error', () => res.destroy());
    req.pipe(onward);
  };
  const answerSickly = async (
    req: http.IncomingMessage,
    res: http.ServerResponse,
  ) => {
    switch (sickness) {
      case undefined:
        forward(req, res);
        return;
      case 'slow':
        await delay(SLOW_MS);
        forward(req, res);
        return;
      case 'silent':
        waiting.add(res);
        return;
      case 'cut':
        res.writeHead(200, { 'content-type': 'application/json' });
        res.write('{"items":[');
        await delay(10);
        res.destroy();
        return;
      case 'faulty':
        res.writeHead(500).end('out of order');
        return;
      case 'a page':
        res.writeHead(200, { 'content-type': 'text/html' });
        res.end('<!doctype html><title>Sign in</title>');
        return;
      case 'nonsense':
        res.writeHead(200, { 'content-type': 'application/json' });
        res.end('{"items":[{}]}');
        return;
      default:
        throw new Error(`No such sickness: ${sickness satisfies never}`);
    }
  };
  const server = http.createServer((req, res) => {
    answerSickly(req, res).catch(() => res.destroy());
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    /** Where it leads to. */
    leadTo(url: string) {
      target = url;
    },
    fallIll(to: Sickness) {
      sickness = to;
    },
    /** Whoever still waits is let go without an answer. */
    recover() {
      sickness = undefined;
      waiting.forEach(res => res.destroy());
      waiting.clear();
    },
    async stop() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

export type SickProxy = Awaited<ReturnType<typeof startSickProxy>>;
