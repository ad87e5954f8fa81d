import fs from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

/** What the reports keep quiet about, so that every warning that is left counts. */
const NOT_TOLD = [
  // Unions of commands and events are put together from parts that nobody outside names.
  'ae-forgotten-export',
  // A field whose name says everything has no comment here.
  'ae-undocumented',
  // Types of a neighbouring package are read from its sources.
  'ae-wrong-input-file-type',
];

/**
 * What writes the declarations that the reports are made from. Not from the compiler's cache: starting from it, the
 * compiler writes inferred unions in another order, so that a report would differ without a change.
 */
export const declarations = ['typescript/bin/tsc', '--incremental', 'false'];

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
    `--omit-messages=${NOT_TOLD.join()}`,
    ...options,
  ];
}
