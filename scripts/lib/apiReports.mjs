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
 * Packages whose exports have inferred types: the compiler writes unions in them
 * in another order when it starts from its cache, so that a report would differ
 * without a change.
 */
const NOT_REPORTED = ['release-gate', 'release-gate-common'];

/**
 * The arguments for backstage-repo-tools that write, or with `--ci` compare, the
 * public API of every plugin but those: `report*.api.md` beside its package.json.
 */
export function apiReports(...options) {
  const plugins = fs
    .readdirSync(path.join(root, 'plugins'))
    .filter(name => !NOT_REPORTED.includes(name))
    .map(name => `plugins/${name}`);
  return [
    'api-reports',
    ...plugins,
    `--omit-messages=${NOT_TOLD.join()}`,
    ...options,
  ];
}
