const path = require('node:path');
const { NOT_SHIPPED } = require('./notShipped');

const ROOT = path.resolve(__dirname, '..');

const NO_CLOCK = 'No clock in here: time comes in with the context.';
const NO_RANDOMNESS = 'No randomness in here: ids come in with the command.';
const NO_IO = 'No input, output or waiting in here.';

const PURITY = [
  ["NewExpression[callee.name='Date'][arguments.length=0]", NO_CLOCK],
  ["CallExpression[callee.name='Date']", NO_CLOCK],
  ["MemberExpression[object.name='Date'][property.name='now']", NO_CLOCK],
  ["MemberExpression[object.name='performance']", NO_CLOCK],
  [
    "MemberExpression[object.name='Math'][property.name='random']",
    NO_RANDOMNESS,
  ],
].map(([selector, message]) => ({ selector, message }));

const IO_GLOBALS = [
  'console',
  'crypto',
  'fetch',
  'globalThis',
  'process',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'window',
].map(name => ({ name, message: NO_IO }));

/** Selectors for every way to import a package whose name is not matched by `allowed`, the start of a regular expression. */
function importsOfOtherPackages(allowed, message) {
  const other = `/^(?!${['\\.', ...allowed].join('|')})/`;
  return [
    `ImportDeclaration[source.value=${other}]`,
    `ExportNamedDeclaration[source.value=${other}]`,
    `ExportAllDeclaration[source.value=${other}]`,
    `ImportExpression[source.value=${other}]`,
    `TSImportType[argument.literal.value=${other}]`,
    `TSExternalModuleReference`,
    `CallExpression[callee.name='require']`,
  ].map(selector => ({ selector, message }));
}

/**
 * An ESLint override for a folder of pure code: it imports only what is listed, has no clock and no randomness, and does
 * no input or output.
 */
function pureRoom({ packageDir, folder, rooms = [], packages = [] }) {
  const names = [folder, ...rooms];
  const message = `${folder} may import only ${[...names, ...packages].join(
    ', ',
  )}.`;
  const allowed = packages.map(name => `${name.replace('/', '\\/')}(\\/|$)`);

  return {
    files: [`${folder}/**`],
    excludedFiles: NOT_SHIPPED,
    rules: {
      'no-restricted-syntax': [
        'error',
        ...importsOfOtherPackages(allowed, message),
        ...PURITY,
      ],
      'no-restricted-globals': ['error', ...IO_GLOBALS],
      'import/no-restricted-paths': [
        'error',
        {
          zones: [
            {
              target: path.join(packageDir, folder),
              from: ROOT,
              except: [
                ...names.map(name =>
                  path.relative(ROOT, path.join(packageDir, name)),
                ),
                ...packages.map(name => path.join('node_modules', name)),
              ],
              message,
            },
          ],
        },
      ],
    },
  };
}

module.exports = { pureRoom };
