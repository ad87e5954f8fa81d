import fs from 'node:fs';
import path from 'node:path';
import { fail } from '../lib/fail.mjs';
import { root } from '../lib/root.mjs';
import { runCommand } from '../lib/runCommand.mjs';
import { changeFile } from './changeFile.mjs';
import { consumers } from './consumers.mjs';
import { readmeBlock } from './readmeBlock.mjs';

/** The newest `create-app` that this was tried with: it makes Backstage 1.55. */
const CREATE_APP = '@backstage/create-app@0.9.2';
const SIGN_IN = '@backstage/plugin-auth-backend-module-oauth2-proxy-provider';
/**
 * Native code that a portal on PostgreSQL does without. Where its binaries
 * cannot be downloaded, Yarn says so and installs everything else.
 */
const DISPENSABLE = ['better-sqlite3', 'cpu-features', 'keytar'];

/**
 * What keeps an old copy for itself. Its newest version still asks for the
 * `frontend-plugin-api` of 1.54, and hands nothing of it to a plugin.
 */
const BEHIND = '@backstage/app-defaults';

const read = (...parts) => fs.readFileSync(path.join(...parts), 'utf8');

/** A portal as `create-app` makes it, of one of the consumers, with Release Gate installed as the README says. */
export async function makePortal(portal, env, consumer) {
  const { createAppArguments, commands, complete } = consumers[consumer];
  const run = async (command, args, cwd = portal) => {
    const { code, output } = await runCommand(command, args, {
      cwd,
      env,
      quiet: true,
    });
    const failed = [...output.matchAll(/YN0009: │ (\S+?)@npm/g)].map(
      ([, name]) => name,
    );
    const isDispensable =
      failed.length > 0 && failed.every(name => DISPENSABLE.includes(name));
    if (code !== 0 && !isDispensable) {
      fail(`${output}\n${command} ${args.join(' ')} failed.`);
    }
  };
  fs.rmSync(portal, { recursive: true, force: true });
  await run(
    'npx',
    [
      ...['--yes', CREATE_APP, ...createAppArguments],
      ...['--skip-install', '--path', portal],
    ],
    path.dirname(portal),
  );

  const manifest = path.join(portal, 'package.json');
  const json = JSON.parse(read(manifest));
  const { resolutions } = JSON.parse(readmeBlock('resolutions'));
  Object.assign(json.resolutions, resolutions);
  fs.writeFileSync(manifest, `${JSON.stringify(json, null, 2)}\n`);
  fs.cpSync(
    path.join(root, 'dist-packages'),
    path.join(portal, 'release-gate'),
    {
      recursive: true,
    },
  );
  for (const line of commands().split('\n')) {
    if (line && !line.startsWith('#')) {
      const [command, ...args] = line.split(' ');
      await run(command, args);
    }
  }
  await run('yarn', ['workspace', 'backend', 'add', SIGN_IN]);
  // A new portal can hold two lines of Backstage at first; this is its own advice.
  await run('yarn', ['up', '@backstage/*']);

  for (const folder of ['every', consumer]) {
    const own = path.join(root, 'consumers', folder);
    if (fs.existsSync(own)) {
      fs.cpSync(own, portal, { recursive: true });
    }
  }
  fs.writeFileSync(path.join(portal, 'org.yaml'), readmeBlock('org'));
  fs.writeFileSync(
    path.join(portal, 'app-config.release-gate.yaml'),
    readmeBlock('config'),
  );
  changeFile(
    path.join(portal, 'packages/backend/src/index.ts'),
    'backend.start();',
    `${readmeBlock(
      'backend',
    )}backend.add(import('${SIGN_IN}'));\nbackend.start();`,
  );
  complete(portal);
  await run('yarn', ['tsc']);
}

/** How often each package of Backstage that Release Gate uses is installed: once, or plugin and portal do not meet. */
export function copiesIn(portal) {
  const used = fs
    .readdirSync(path.join(root, 'plugins'))
    .map(folder => JSON.parse(read(root, 'plugins', folder, 'package.json')))
    .flatMap(({ dependencies = {} }) => Object.keys(dependencies))
    .filter(name => name.startsWith('@backstage/'));
  const folders = [path.join(portal, 'node_modules')];
  const found = new Map(used.map(name => [name, 0]));
  while (folders.length > 0) {
    const modules = folders.pop();
    for (const entry of fs.readdirSync(modules)) {
      const names = entry.startsWith('@')
        ? fs
            .readdirSync(path.join(modules, entry))
            .map(each => `${entry}/${each}`)
        : [entry];
      for (const name of names) {
        const nested = path.join(modules, name, 'node_modules');
        if (found.has(name)) {
          found.set(name, found.get(name) + 1);
        }
        if (name !== BEHIND && fs.existsSync(nested)) {
          folders.push(nested);
        }
      }
    }
  }
  return [...found].filter(([, copies]) => copies !== 1);
}
