import fs from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

/**
 * The arguments for backstage-repo-tools that write, or with `--ci` compare, the
 * public API of every plugin: `report*.api.md` beside its package.json.
 */
export function apiReports(...options) {
  const plugins = fs
    .readdirSync(path.join(root, 'plugins'))
    .map(name => `plugins/${name}`);
  return [
    'api-reports',
    ...plugins,
    // Unions of commands and events are put together from parts that nobody outside names.
    '--omit-messages=ae-forgotten-export',
    ...options,
  ];
}
