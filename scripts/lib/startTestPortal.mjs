import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { atSignal } from './atSignal.mjs';
import { freePort } from './freePort.mjs';
import { root } from './root.mjs';
import { stopChild } from './stopChild.mjs';
import { waitForUrl } from './waitForUrl.mjs';

const START_TIMEOUT_MS = 120_000;
const LAST_LINES = 20;

/**
 * Starts a portal for browser tests: the backend on an empty database in memory and a free port, which also serves the
 * built app, with a monitoring window of two seconds. Returns `{ url, stop }`.
 *
 * @throws Error with the last lines of its log when it does not become ready.
 */
export async function startTestPortal(logFile) {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const config = {
    app_baseUrl: url,
    backend_baseUrl: url,
    backend_cors_origin: url,
    backend_database_connection: ':memory:',
    backend_listen_port: port,
    releaseGate_monitoring_window: 'PT2S',
  };

  fs.mkdirSync(path.dirname(logFile), { recursive: true });
  const log = fs.openSync(logFile, 'w');
  const child = spawn(
    process.execPath,
    [path.join(root, 'scripts/start-backend.mjs')],
    {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: 'development',
        ...Object.fromEntries(
          Object.entries(config).map(([key, value]) => [
            `APP_CONFIG_${key}`,
            JSON.stringify(value),
          ]),
        ),
      },
      stdio: ['ignore', log, log],
    },
  );
  fs.closeSync(log);

  const stopBackend = () => stopChild(child);
  const forget = atSignal(stopBackend);
  const stop = async () => {
    forget();
    await stopBackend();
  };

  const ended = new AbortController();
  child.once('exit', () => ended.abort());
  const ready = await waitForUrl(`${url}/.backstage/health/v1/readiness`, {
    timeoutMs: START_TIMEOUT_MS,
    signal: ended.signal,
  });
  if (!ready) {
    await stop();
    const lines = fs.readFileSync(logFile, 'utf8').trimEnd().split('\n');
    throw new Error(
      `The portal did not start:\n${lines.slice(-LAST_LINES).join('\n')}`,
    );
  }
  return { url, stop };
}
