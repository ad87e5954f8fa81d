// npm run try-install: packs the plugin, installs it as the README says into new portals that create-app makes, of the
// new and of the old frontend system (or only one: `-- legacy`), on PostgreSQL and with a production bundle of the app,
// and walks a release through each in a browser.
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
import { consumers } from './tryInstall/consumers.mjs';
import { copiesIn, makePortal } from './tryInstall/makePortal.mjs';
import { installTools } from './tryInstall/tools.mjs';

const START_TIMEOUT_MS = 180_000;
const folder = path.join(root, '.cache/try-install');
const say = text => process.stdout.write(`${text}\n`);

/** Runs it, or ends with what it said. */
async function must(command, args, options = {}) {
  const { code, output } = await runCommand(command, args, {
    ...options,
    quiet: true,
  });
  if (code !== 0) {
    fail(output);
  }
}

/** Makes a portal, with a production bundle of its app. */
async function build(name, { bin, env }) {
  const portal = path.join(folder, name);
  say(`Making a portal (${name}), and installing as the README says`);
  await makePortal(portal, env, name);
  const copies = copiesIn(portal);
  if (copies.length > 0) {
    fail(
      `Not installed exactly once: ${copies
        .map(each => each.join(' × '))
        .join(', ')}`,
    );
  }
  const configs = ['', '.try', '.release-gate'].flatMap(part => [
    '--config',
    path.join(portal, `app-config${part}.yaml`),
  ]);
  say('Building the app');
  await must('yarn', ['workspace', 'app', 'build', ...configs], {
    cwd: portal,
    env,
  });
  return { name, portal, configs, yarn: path.join(bin, 'yarn') };
}

/** Starts the portal and walks through it; the exit code of the walk. */
async function walk({ name, portal, configs, yarn }, { env, browser }) {
  const url = env.TRY_URL;
  say(`Starting it on ${url}`);
  const logFile = path.join(folder, `${name}.log`);
  const log = fs.openSync(logFile, 'w');
  const backend = spawn(yarn, ['workspace', 'backend', 'start', ...configs], {
    cwd: portal,
    env: { ...process.env, ...env },
    stdio: ['ignore', log, log],
  });
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
        `--output=${path.join(folder, 'failures', name)}`,
      ],
      { env: { ...env, E2E_BASE_URL: url, E2E_CHROMIUM: browser.path } },
    );
    return code;
  } finally {
    forget();
    await stop();
  }
}

const browser = await findChromium();
if (!browser.path) {
  fail(browser.reason);
}
const wanted = process.argv.slice(2);
const names = wanted.length > 0 ? wanted : Object.keys(consumers);
const unknown = names.filter(name => !Object.hasOwn(consumers, name));
if (unknown.length > 0) {
  fail(
    `There is no consumer ${unknown.join(', ')}: ${Object.keys(consumers).join(
      ' or ',
    )}`,
  );
}
say('Packing');
await must('node', ['scripts/pack-all.mjs']);
const bin = await installTools(path.join(folder, 'tools'));
for (const name of names) {
  const code = await withPostgres(async (variables, reason) => {
    if (reason) {
      fail(reason);
    }
    const port = await freePort();
    const env = {
      PATH: `${bin}${path.delimiter}${process.env.PATH}`,
      BACKSTAGE_APP_NAME: 'portal',
      // A portal has its lock file rewritten here, also where CI is set.
      CI: '',
      YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
      TRY_URL: `http://localhost:${port}`,
      TRY_PORT: String(port),
      TRY_DATABASE: Object.values(variables)[0],
      RELEASE_GATE_TOKEN: 'try-install-token-of-the-pipeline',
      GITHUB_TOKEN: 'none',
    };
    return walk(await build(name, { bin, env }), { env, browser });
  });
  if (code !== 0) {
    fail(`The walk through the portal '${name}' failed.`);
  }
}
