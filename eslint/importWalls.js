const path = require('node:path');
const { builtinModules } = require('node:module');
const { NOT_SHIPPED } = require('./notShipped');
const { pureRoom } = require('./pureRoom');

const ROOT = path.resolve(__dirname, '..');

/** A wall between packages of ours, by what follows `backstage-plugin-release-gate` in their names. */
const neverOurs = suffixes => ({
  group: [
    ...suffixes.map(suffix => `backstage-plugin-release-gate${suffix}`),
    'backstage-plugin-scaffolder-backend-module-release-gate',
    'backstage-plugin-search-backend-module-release-gate',
  ],
  message:
    'This package may not know that one, see the import walls in CONTRIBUTING.md.',
});

const NEVER_FROM_COMMON = {
  group: [
    ...builtinModules,
    'node:*',
    '@backstage/backend-*',
    '@backstage/core-*',
    '@backstage/frontend-*',
    '@backstage/plugin-*-node',
    '@material-ui/*',
    'express',
    'knex',
    'react',
    'react-dom',
  ].map(name => (name.includes('*') ? name : `/${name}`)),
  message: 'This package runs in the browser and in the backend.',
};

const NO_KNEX = {
  group: ['/knex'],
  message: 'Only src/database knows the database.',
};
const NO_EXPRESS = {
  group: ['/express', '/express-promise-router'],
  message: 'Only src/router knows HTTP.',
};
const NO_SHELL = {
  // Else the port ./Directory would count as the folder.
  caseSensitive: true,
  group: [
    'router',
    'actions',
    'database',
    'directory',
    'workers',
    'checks',
  ].flatMap(folder => [`**/${folder}`, `**/${folder}/**`]),
  message:
    'The application knows neither who calls it nor what serves it: its ports are in src/application.',
};

const NO_DEMO = {
  group: ['/app', '/backend'],
  message: 'Nothing under plugins/ may import from the demo portal.',
};

const never = (files, patterns) => ({
  files,
  excludedFiles: NOT_SHIPPED,
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      { patterns: [NO_DEMO, ...patterns] },
    ],
  },
});

const ALL = ['src/**'];

/** The walls of a package by its role. Where several apply to one file, the last one counts, so each is complete. */
const WALLS = {
  'common-library': packageDir => {
    const noSibling = neverOurs(['', '-node', '-backend', '-backend-module-*']);
    return [
      never(ALL, [noSibling, NEVER_FROM_COMMON]),
      pureRoom({ packageDir, folder: 'src/domain', rooms: ['src/canonical'] }),
      pureRoom({ packageDir, folder: 'src/chain', rooms: ['src/canonical'] }),
      pureRoom({
        packageDir,
        folder: 'src/documents',
        rooms: ['src/domain', 'src/canonical'],
        packages: ['liquidjs'],
      }),
      pureRoom({
        packageDir,
        folder: 'src/canonical',
        packages: ['@noble/hashes', 'canonicalize'],
      }),
    ];
  },
  'node-library': () => [
    never(ALL, [neverOurs(['', '-backend', '-backend-module-*'])]),
  ],
  'backend-plugin': () => {
    const noSibling = neverOurs(['', '-backend-module-*']);
    return [
      never(ALL, [noSibling, NO_KNEX, NO_EXPRESS]),
      never(['src/plugin.ts', 'src/database/**'], [noSibling, NO_EXPRESS]),
      never(['src/router/**'], [noSibling, NO_KNEX]),
      never(['src/application/**'], [noSibling, NO_KNEX, NO_EXPRESS, NO_SHELL]),
    ];
  },
  'backend-plugin-module': () => [
    never(ALL, [neverOurs(['', '-backend', '-backend-module-*'])]),
  ],
  'frontend-plugin': () => [
    never(ALL, [neverOurs(['-node', '-backend', '-backend-module-*'])]),
  ],
};

/** Plugins are shipped without the demo portal, so they may not import from it. */
const demoWall = packageDir => ({
  target: packageDir,
  from: ['bench', 'e2e', 'examples', 'packages', 'scripts'].map(folder =>
    path.join(ROOT, folder),
  ),
  message: NO_DEMO.message,
});

/**
 * Who may import whom: the extra configuration for Backstage's ESLint preset of the plugin package in `packageDir`.
 *
 * `scripts/importWalls.test.mjs` shows that every wall holds.
 */
function importWalls(packageDir) {
  const { role } = require(path.join(packageDir, 'package.json')).backstage;
  return {
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
    },
    rules: {
      'import/no-restricted-paths': [
        'error',
        { zones: [demoWall(packageDir)] },
      ],
    },
    overrides: WALLS[role](packageDir),
  };
}

module.exports = { importWalls };
