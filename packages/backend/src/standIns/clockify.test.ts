import Database from 'better-sqlite3';
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startClockifyStandIn } from 'vendor-stand-ins';
import { demoClockifyWorkspace } from './demoClockify';

const REPOSITORY = path.resolve(__dirname, '../../../..');
const API_KEY = 'NjQ3c2VjcmV0LWtleS1vZi10aGUtdGVzdHM';
const WORKSPACE_ID = '64a687e29ae1f428e7ebe303';
const PROJECT_ID = '25b687e29ae1f428e7ebe123';

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

/** The backend of the demo as a process, on a database in files, with a Clockify of the test's own. */
async function startBackend(options: {
  readonly folder: string;
  readonly baseUrl: string;
  readonly reportsBaseUrl: string;
}) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const config = {
    backend_listen_port: port,
    backend_baseUrl: url,
    backend_database_connection: { directory: options.folder },
    releaseGate_clockify: {
      apiKey: API_KEY,
      baseUrl: options.baseUrl,
      reportsBaseUrl: options.reportsBaseUrl,
    },
  };
  const child: ChildProcess = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      path.resolve(__dirname, '../index.ts'),
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

  const call = async (method: string, where: string, body?: object) => {
    const session = await fetch(`${url}/api/auth/demo/refresh`, {
      headers: { 'x-demo-user': 'user:default/engineer' },
    });
    const { backstageIdentity } = await session.json();
    const response = await fetch(`${url}/api/release-gate${where}`, {
      method,
      headers: {
        authorization: `Bearer ${backstageIdentity.token}`,
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    output += text;
    return { status: response.status, body: JSON.parse(text) };
  };
  /** Until the server answers as wanted; the test's own time limit ends it. */
  const callUntil = async (
    holds: (answer: Awaited<ReturnType<typeof call>>) => boolean,
    ...request: Parameters<typeof call>
  ) => {
    for (;;) {
      const answer = await call(...request).catch(() => undefined);
      if (answer && holds(answer)) {
        return answer;
      }
      if (child.exitCode !== null) {
        throw new Error(`The backend ended: ${output.slice(-2_000)}`);
      }
      await delay(100);
    }
  };
  return {
    call,
    callUntil,
    said: () => output,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

it('a process that dies between the entry and the record of it leaves one entry, and the key in no log, event or answer', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'release-gate-kill-'));
  const clockify = await startClockifyStandIn({
    apiKey: API_KEY,
    workspace: demoClockifyWorkspace(WORKSPACE_ID, PROJECT_ID),
  });
  const options = { ...clockify, folder };

  // Clockify makes the entry, and its answer never arrives.
  clockify.faultAfter = ({ method, path: where }) =>
    method === 'POST' && where.endsWith('/time-entries') ? 'hang' : undefined;
  const dying = await startBackend(options);
  const started = await dying.callUntil(
    ({ status }) => status === 201,
    'POST',
    '/releases',
    {
      entityRef: 'component:default/file-share',
      version: '4.2.0',
      commit: 'a'.repeat(40),
    },
  );
  const logged = await dying.call(
    'POST',
    `/releases/${started.body.id}/time-entries`,
    { start: '2026-05-12T09:00:00Z', duration: 'PT1H' },
  );
  expect(logged.status).toBe(202);
  while (clockify.workspace.entries.length === 0) {
    await delay(20);
  }
  await dying.kill();

  clockify.faultAfter = undefined;
  // The claim of the dead process has run out.
  const database = new Database(path.join(folder, 'release-gate.sqlite'));
  database.exec('update outbox set claimed_until = null');
  database.close();
  const next = await startBackend(options);
  const settled = await next.callUntil(
    ({ body }) => body.timeEntries?.[0]?.state === 'logged',
    'GET',
    `/releases/${started.body.id}`,
  );
  expect(settled.body.timeEntries).toHaveLength(1);
  expect(clockify.workspace.entries).toHaveLength(1);

  await next.call('GET', `/releases/${started.body.id}/events`);
  await next.call('GET', '/health/integrations');
  await next.kill();
  await clockify.stop();
  for (const { said } of [dying, next]) {
    expect(said().length).toBeGreaterThan(1_000);
    expect(said()).not.toContain(API_KEY);
  }
  for (const file of fs.readdirSync(folder)) {
    const content = fs.readFileSync(path.join(folder, file), 'latin1');
    expect(content.includes(API_KEY)).toBe(false);
  }
  fs.rmSync(folder, { recursive: true, force: true });
}, 180_000);
