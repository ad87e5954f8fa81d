import path from 'node:path';
import { root } from './root.mjs';

const CLI = path.join(root, 'node_modules/@backstage/cli/bin/backstage-cli');

/** The program and the arguments of a call of backstage-cli, to be spread into a function that runs programs. */
export function backstageCli(...args) {
  return [process.execPath, [CLI, ...args]];
}
