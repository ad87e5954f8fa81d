import fs from 'node:fs';
import path from 'node:path';
import { fail } from '../lib/fail.mjs';
import { fetchNode } from '../lib/fetchNode.mjs';
import { runNpm } from '../lib/runNpm.mjs';

/** What a portal has today, where this machine runs something older. */
const NODE = '22';
const YARN = '@yarnpkg/cli-dist@4';

/** A folder with `node` and `yarn` as Backstage wants them, to be put first on the path. */
export async function installTools(folder) {
  const isNew = Number(process.versions.node.split('.')[0]) >= Number(NODE);
  const node = isNew ? process.execPath : await fetchNode(NODE, folder);
  fs.mkdirSync(folder, { recursive: true });
  const { code, output } = await runNpm(
    ['install', '--no-audit', '--no-fund', YARN],
    { cwd: folder, quiet: true },
  );
  if (code !== 0) {
    fail(`${output}\nYarn 4 could not be installed.`);
  }
  const bin = path.join(folder, 'bin');
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
