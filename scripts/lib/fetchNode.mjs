import fs from 'node:fs';
import path from 'node:path';
import { fail } from './fail.mjs';
import { runNpm } from './runNpm.mjs';

/** The package of the npm registry that holds the binary of Node for this machine. */
const PACKAGE = `node-${process.platform}-${process.arch}`;

/** Installs a Node of a major version into a folder, and says where its binary is. */
export async function fetchNode(major, folder) {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const { code, output } = await runNpm(
    ['install', '--no-audit', '--no-fund', `${PACKAGE}@${major}`],
    { cwd: folder, quiet: true },
  );
  if (code !== 0) {
    fail(`${output}\nNode ${major} could not be installed.`);
  }
  return path.join(folder, 'node_modules', PACKAGE, 'bin/node');
}
