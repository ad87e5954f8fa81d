import express, { type Express, type RequestHandler } from 'express';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came in. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** What a fault answers; `hang` is no answer at all, `drop` ends the connection. */
export type Fault =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  | 'hang'
  | 'drop';

/** Decides what goes wrong with a request; undefined for nothing. */
export type FaultOf = (request: SeenRequest) => Fault | undefined;

/** A stand-in that listens on the loopback. */
export interface StandInServer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly requests: SeenRequest[];
  /** What goes wrong from now on, before anything is done. */
  fault: FaultOf | undefined;
  /** What goes wrong with the answer, after everything is done. */
  faultAfter: FaultOf | undefined;
  stop(): Promise<void>;
}

function answer(fault: Fault, ...[, res]: Parameters<RequestHandler>): void {
  if (fault === 'hang') {
    return;
  }
  if (fault === 'drop') {
    res.socket?.destroy();
    return;
  }
  res
    .status(fault.status)
    .set(fault.headers ?? {})
    .send(fault.body ?? '');
}

/** Starts a server on a free port of the loopback that keeps what it is asked. */
export async function startServer(
  install: (app: Express) => void,
  options: {
    /** The largest body that is read, as `40mb`; 100 kB unless given. */
    readonly bodyLimit?: string;
  } = {},
): Promise<StandInServer> {
  const { bodyLimit = '100kb' } = options;
  const app = express();
  app.disable('x-powered-by');
  app.use(express.json({ limit: bodyLimit }));
  const seen = (req: express.Request): SeenRequest => ({
    method: req.method,
    path: req.path,
    query: req.query,
    headers: req.headers,
    body: req.body,
  });
  const state: { fault?: FaultOf; faultAfter?: FaultOf } = {};
  const requests: SeenRequest[] = [];
  app.use((req, res, next) => {
    const request = seen(req);
    requests.push(request);
    const fault = state.fault?.(request);
    if (fault) {
      answer(fault, req, res, next);
      return;
    }
    const after = state.faultAfter?.(request);
    if (after) {
      // Everything is done as usual, and then the answer gets lost.
      res.json = () => {
        answer(after, req, res, next);
        return res;
      };
    }
    next();
  });
  install(app);
  const server = app.listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    get fault() {
      return state.fault;
    },
    set fault(next) {
      state.fault = next;
    },
    get faultAfter() {
      return state.faultAfter;
    },
    set faultAfter(next) {
      state.faultAfter = next;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
