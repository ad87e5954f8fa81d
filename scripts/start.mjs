// npm start: the portal on port 3000 and its backend on port 7007, with everything that they need.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { atSignal } from './lib/atSignal.mjs';
import { backstageCli } from './lib/backstageCli.mjs';
import { backendPort } from './lib/backendPort.mjs';
import { demoGuide } from './lib/demoGuide.mjs';
import { ensureInstalled } from './lib/ensureInstalled.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import { ensurePortFree } from './lib/ensurePortFree.mjs';
import { root } from './lib/root.mjs';
import { stopChild } from './lib/stopChild.mjs';
import { stopWithNpm } from './lib/stopWithNpm.mjs';
import { waitForUrl } from './lib/waitForUrl.mjs';

const PORTAL_PORT = 3000;
const START_TIMEOUT_MS = 5 * 60_000;
const LAST_LINES = 20;

ensureNode();
stopWithNpm();
await ensureInstalled();
await ensurePortFree(PORTAL_PORT, 'the portal');
await ensurePortFree(backendPort(), 'the backend');

const portalUrl = `http://localhost:${PORTAL_PORT}`;
const backendUrl = `http://localhost:${backendPort()}`;
const logs = path.join(root, '.data/logs');
fs.mkdirSync(logs, { recursive: true });

/** Starts a part of the demo; what it says goes to a file, so that the guide stays in sight. */
function startPart(name, command, args, { cwd, env = {} }) {
  const logFile = path.join(logs, `${name}.log`);
  const log = fs.openSync(logFile, 'w');
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', log, log],
  });
  fs.closeSync(log);
  return { name, child, logFile };
}

const parts = [
  startPart(
    'backend',
    process.execPath,
    [path.join(root, 'scripts/start-backend.mjs')],
    { cwd: root },
  ),
  startPart('portal', ...backstageCli('package', 'start'), {
    cwd: path.join(root, 'packages/app'),
    env: { BROWSER: process.env.BROWSER ?? 'none' },
  }),
];

let stopping = false;
const startUp = new AbortController();
async function stop() {
  stopping = true;
  startUp.abort();
  await Promise.all(parts.map(({ child }) => stopChild(child)));
}
// Ctrl-C is how the demo ends, not an error.
process.exitCode = 0;
atSignal(stop);

for (const { name, child, logFile } of parts) {
  child.once('exit', async (code, signal) => {
    if (stopping) {
      return;
    }
    await stop();
    const said = fs.readFileSync(logFile, 'utf8').trimEnd().split('\n');
    process.stderr.write(
      `${said.slice(-LAST_LINES).join('\n')}\n\nThe ${name} ended with ${
        signal ?? `code ${code}`
      }, so everything was stopped; its last lines stand above, all of them in ${path.relative(
        root,
        logFile,
      )}.\n`,
    );
    process.exit(1);
  });
}

process.stdout.write(
  'Starting the portal and its backend; this takes half a minute.\n',
);
const waiting = { timeoutMs: START_TIMEOUT_MS, signal: startUp.signal };
const ready = await Promise.all([
  waitForUrl(`${backendUrl}/.backstage/health/v1/readiness`, waiting),
  waitForUrl(portalUrl, waiting),
]);
if (ready.every(Boolean)) {
  process.stdout.write(await demoGuide({ portalUrl, backendUrl }));
  const { logFile } = parts.find(({ name }) => name === 'portal');
  if (/compiled with \d+ error/.test(fs.readFileSync(logFile, 'utf8'))) {
    process.stderr.write(
      `The portal was compiled with errors, see ${path.relative(
        root,
        logFile,
      )}.\n`,
    );
  }
} else if (!stopping) {
  await stop();
  process.stderr.write(
    `The demo did not start within five minutes; what it said is in ${path.relative(
      root,
      logs,
    )}/.\n`,
  );
  process.exit(1);
}
