import { type ChildProcess, spawn } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const ENTRY = require.resolve('../index.ts');
const REPOSITORY = path.resolve(path.dirname(ENTRY), '../../..');

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

/** The backend of the demo as a process, on a database in files. */
export async function startBackend(options: {
  readonly folder: string;
  /** What differs from app-config.yaml, by key with `_` for every dot. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** Of the process, besides. */
  readonly env?: Readonly<Record<string, string>>;
}) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const config = {
    backend_listen_port: port,
    backend_baseUrl: url,
    backend_database_connection: { directory: options.folder },
    ...options.config,
  };
  const child: ChildProcess = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ENTRY,
      '--config',
      path.resolve(REPOSITORY, 'app-config.yaml'),
    ],
    {
      cwd: REPOSITORY,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'development',
        LOG_LEVEL: 'debug',
        ...options.env,
        ...Object.fromEntries(
          Object.entries(config).map(([key, value]) => [
            `APP_CONFIG_${key}`,
            JSON.stringify(value),
          ]),
        ),
      },
    },
  );
  let output = '';
  child.stdout?.on('data', chunk => {
    output += chunk;
  });
  child.stderr?.on('data', chunk => {
    output += chunk;
  });
  const exited = new Promise(resolve => child.once('exit', resolve));

  /** A token of one of the demo's people. */
  const tokenOf = async (person: string): Promise<string> => {
    const session = await fetch(`${url}/api/auth/demo/refresh`, {
      headers: { 'x-demo-user': `user:default/${person}` },
    });
    const { backstageIdentity } = await session.json();
    return backstageIdentity.token;
  };
  const ask = async (
    method: string,
    where: string,
    body?: object,
    person = 'engineer',
  ) => {
    const response = await fetch(`${url}/api${where}`, {
      method,
      headers: {
        accept: 'application/json, text/event-stream',
        authorization: `Bearer ${await tokenOf(person)}`,
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    output += text;
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      text,
      body: isJson ? JSON.parse(text) : undefined,
    };
  };
  /** Until the server answers as wanted; the test's own time limit ends it. */
  const askUntil = async (
    holds: (answer: Awaited<ReturnType<typeof ask>>) => boolean,
    ...request: Parameters<typeof ask>
  ) => {
    for (;;) {
      const answer = await ask(...request).catch(() => undefined);
      if (answer && holds(answer)) {
        return answer;
      }
      if (child.exitCode !== null) {
        throw new Error(`The backend ended: ${output.slice(-2_000)}`);
      }
      await delay(100);
    }
  };
  const ofReleaseGate = (where: string) => `/release-gate${where}`;
  return {
    url,
    tokenOf,
    /** Asks any plugin of the portal, as the engineer unless somebody else is named; the path begins with the plugin's id. */
    ask,
    askUntil,
    /** Asks the plugin itself. */
    call: (method: string, where: string, body?: object) =>
      ask(method, ofReleaseGate(where), body),
    callUntil: (
      holds: Parameters<typeof askUntil>[0],
      method: string,
      where: string,
      body?: object,
    ) => askUntil(holds, method, ofReleaseGate(where), body),
    said: () => output,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
