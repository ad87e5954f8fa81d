import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { readmeBlock } from '../tryInstall/readmeBlock.mjs';
import { atSignal } from './atSignal.mjs';
import { freePort } from './freePort.mjs';
import { packPackages } from './packPackages.mjs';
import { root } from './root.mjs';
import { runCommand } from './runCommand.mjs';
import { stopChild } from './stopChild.mjs';
import { waitForUrl } from './waitForUrl.mjs';

const START_TIMEOUT_MS = 120_000;
const TOKEN = 'packed-token-of-the-pipeline';

/** Inside the demo backend, whose dependencies are what a portal has; our packages come from the tarballs. */
const folder = path.join(root, 'packages/backend/.cache/packed');

/**
 * The small form of `npm run try-install`: packs the packages, installs them without a network, compiles what a portal
 * imports of them, starts a backend as the README says, and asks its gate. `{ passed, failed }`.
 */
export async function runPackedTests() {
  const result = { passed: 0, failed: 0 };
  const step = async (name, run) => {
    try {
      await run();
      result.passed += 1;
    } catch (error) {
      process.stderr.write(`${name}: ${error.message}\n`);
      result.failed += 1;
    }
  };
  try {
    await step('The packages can be packed and unpacked', install);
    await step('A portal compiles against their types', compile);
    await step('A backend starts with them and answers', startAndAsk);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  return result;
}

async function install() {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.cpSync(path.join(root, 'consumers/packed'), folder, { recursive: true });
  const tarballs = await packPackages(path.join(folder, 'tarballs'));
  for (const plugin of fs.readdirSync(path.join(root, 'plugins'))) {
    const source = path.join(root, 'plugins', plugin);
    const { name } = JSON.parse(
      fs.readFileSync(path.join(source, 'package.json'), 'utf8'),
    );
    const tarball = tarballs.find(each =>
      new RegExp(`/${name}-\\d`).test(each.replaceAll('\\', '/')),
    );
    const target = path.join(folder, 'node_modules', name);
    fs.mkdirSync(target, { recursive: true });
    execFileSync('tar', ['xzf', tarball, '-C', target, '--strip-components=1']);
    // Versions that the package has for itself.
    const own = path.join(source, 'node_modules');
    if (fs.existsSync(own)) {
      fs.symlinkSync(own, path.join(target, 'node_modules'));
    }
  }
}

async function compile() {
  const { code, output } = await runCommand(
    process.execPath,
    [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', folder],
    { quiet: true },
  );
  assert.equal(code, 0, output);
}

async function startAndAsk() {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  fs.writeFileSync(path.join(folder, 'org.yaml'), readmeBlock('org'));
  fs.writeFileSync(
    path.join(folder, 'app-config.release-gate.yaml'),
    readmeBlock('config'),
  );
  fs.writeFileSync(
    path.join(folder, 'start.mjs'),
    [
      "import backendDefaults from '@backstage/backend-defaults';",
      'const backend = backendDefaults.createBackend();',
      "backend.add(import('@backstage/plugin-catalog-backend'));",
      "backend.add(import('@backstage/plugin-scaffolder-backend'));",
      "backend.add(import('@backstage/plugin-search-backend'));",
      readmeBlock('backend'),
      'backend.start();',
    ].join('\n'),
  );
  const log = [];
  const backend = spawn(
    process.execPath,
    [
      '--no-node-snapshot',
      path.join(folder, 'start.mjs'),
      ...['', '.release-gate'].flatMap(part => [
        '--config',
        path.join(folder, `app-config${part}.yaml`),
      ]),
    ],
    {
      cwd: folder,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        TRY_URL: url,
        TRY_PORT: String(port),
        RELEASE_GATE_TOKEN: TOKEN,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  backend.stdout.on('data', chunk => log.push(chunk));
  backend.stderr.on('data', chunk => log.push(chunk));
  const ended = new AbortController();
  backend.once('exit', () => ended.abort());
  const stop = () => stopChild(backend);
  const forget = atSignal(stop);
  try {
    const isUp = await waitForUrl(`${url}/.backstage/health/v1/readiness`, {
      timeoutMs: START_TIMEOUT_MS,
      signal: ended.signal,
    });
    assert.ok(isUp, `${Buffer.concat(log)}\nThe backend did not start.`);
    const answer = await askGate(url);
    assert.equal(answer.allowed, false, JSON.stringify(answer));
  } finally {
    forget();
    await stop();
  }
}

/** Asks as the README's last step does. */
async function askGate(url) {
  const [, pathAndQuery] = readmeBlock('check').match(/\$BACKEND(\S+)"/);
  const response = await fetch(`${url}${pathAndQuery}`, {
    headers: { authorization: `Bearer ${TOKEN}` },
    signal: AbortSignal.timeout(10_000),
  });
  const body = await response.text();
  assert.equal(response.status, 200, body);
  return JSON.parse(body);
}
