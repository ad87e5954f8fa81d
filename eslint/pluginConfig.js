const path = require('node:path');
const createConfig = require('@backstage/cli/config/eslint-factory');
const { importWalls } = require('./importWalls');
const { NOT_SHIPPED } = require('./notShipped');
const { sizeCaps } = require('./sizeCaps');

const ROOT = path.resolve(__dirname, '..');

/**
 * The ESLint configuration of a package under plugins/: Backstage's preset, our import walls, and the two rules about
 * types that we insist on.
 */
module.exports = function pluginConfig(packageDir) {
  const { overrides = [], ...walls } = importWalls(packageDir);
  return createConfig(packageDir, {
    ...walls,
    testRules: {
      'jest/expect-expect': [
        'error',
        { assertFunctionNames: ['expect*', '**.then*', 'fc.assert', 'hold*'] },
      ],
    },
    overrides: [
      ...overrides,
      ...sizeCaps(packageDir),
      {
        // The preset knows only `__testUtils__` as a folder that may use devDependencies. The suites of contracts that
        // stand there are shared by the tests of several packages.
        files: ['src/testUtils/**'],
        rules: {
          '@backstage/no-undeclared-imports': 'off',
          'jest/no-export': 'off',
        },
      },
      {
        files: ['src/**/*.ts', 'src/**/*.tsx'],
        excludedFiles: NOT_SHIPPED,
        parserOptions: { project: 'tsconfig.json', tsconfigRootDir: ROOT },
        rules: {
          '@typescript-eslint/no-explicit-any': 'error',
          '@typescript-eslint/no-floating-promises': 'error',
        },
      },
    ],
  });
};
