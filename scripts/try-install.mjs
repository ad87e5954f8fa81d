// npm run try-install: packs the plugin, installs it as the README says into a new portal that create-app makes, on
// PostgreSQL and with a production bundle of the app, and walks a release through it in a browser.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { atSignal } from './lib/atSignal.mjs';
import { fail } from './lib/fail.mjs';
import { findChromium } from './lib/findChromium.mjs';
import { freePort } from './lib/freePort.mjs';
import { root } from './lib/root.mjs';
import { runCommand } from './lib/runCommand.mjs';
import { stopChild } from './lib/stopChild.mjs';
import { waitForUrl } from './lib/waitForUrl.mjs';
import { withPostgres } from './lib/withPostgres.mjs';
import { copiesIn, makePortal } from './tryInstall/makePortal.mjs';
import { installTools } from './tryInstall/tools.mjs';

const START_TIMEOUT_MS = 180_000;
const folder = path.join(root, '.cache/try-install');
const portal = path.join(folder, 'portal');
const say = text => process.stdout.write(`${text}\n`);

const browser = await findChromium();
if (!browser.path) {
  fail(browser.reason);
}
say('Packing');
const packed = await runCommand('node', ['scripts/pack-all.mjs'], {
  quiet: true,
});
if (packed.code !== 0) {
  fail(packed.output);
}
say('Making a portal, and installing as the README says');
const bin = await installTools(path.join(folder, 'tools'));
const env = {
  PATH: `${bin}${path.delimiter}${process.env.PATH}`,
  BACKSTAGE_APP_NAME: 'portal',
  // A portal has its lock file rewritten here, also where CI is set.
  CI: '',
  YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
};
await makePortal(portal, env);
const copies = copiesIn(portal);
if (copies.length > 0) {
  fail(
    `Not installed exactly once: ${copies
      .map(each => each.join(' × '))
      .join(', ')}`,
  );
}

process.exitCode = await withPostgres(async (variables, reason) => {
  if (reason) {
    fail(reason);
  }
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const running = {
    ...env,
    TRY_URL: url,
    TRY_PORT: String(port),
    TRY_DATABASE: Object.values(variables)[0],
    RELEASE_GATE_TOKEN: 'try-install-token-of-the-pipeline',
    GITHUB_TOKEN: 'none',
  };
  const configs = ['', '.try', '.release-gate'].flatMap(part => [
    '--config',
    path.join(portal, `app-config${part}.yaml`),
  ]);
  say('Building the app');
  const built = await runCommand(
    'yarn',
    ['workspace', 'app', 'build', ...configs],
    {
      cwd: portal,
      env: running,
      quiet: true,
    },
  );
  if (built.code !== 0) {
    fail(built.output);
  }
  say(`Starting it on ${url}`);
  const logFile = path.join(folder, 'backend.log');
  const log = fs.openSync(logFile, 'w');
  const backend = spawn(
    path.join(bin, 'yarn'),
    ['workspace', 'backend', 'start', ...configs],
    {
      cwd: portal,
      env: { ...process.env, ...running },
      stdio: ['ignore', log, log],
    },
  );
  const stop = () => stopChild(backend);
  const forget = atSignal(stop);
  try {
    const isUp = await waitForUrl(`${url}/.backstage/health/v1/readiness`, {
      timeoutMs: START_TIMEOUT_MS,
    });
    if (!isUp) {
      fail(
        `${fs
          .readFileSync(logFile, 'utf8')
          .slice(-4000)}\nThe portal did not start.`,
      );
    }
    const { code } = await runCommand(
      process.execPath,
      [
        createRequire(import.meta.url).resolve('@playwright/test/cli'),
        'test',
        '--config=e2e/tryInstall.config.ts',
        `--output=${path.join(folder, 'failures')}`,
      ],
      { env: { ...running, E2E_BASE_URL: url, E2E_CHROMIUM: browser.path } },
    );
    return code;
  } finally {
    forget();
    await stop();
  }
});
