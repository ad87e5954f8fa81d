module.exports = {
  root: true,
  overrides: [
    {
      // What is not a package: the packages bring their own configuration.
      files: ['.eslintrc.js', '{bench,e2e,eslint,scripts}/**'],
      extends: ['eslint:recommended', 'prettier'],
      env: { node: true, es2023: true },
      parserOptions: { ecmaVersion: 'latest' },
      rules: {
        'no-shadow': 'error',
        'no-var': 'error',
        'object-shorthand': 'error',
        'prefer-const': 'error',
      },
    },
    {
      files: ['{bench,e2e,scripts}/**'],
      parserOptions: { sourceType: 'module' },
    },
    {
      files: ['{bench,e2e}/**/*.ts'],
      parser: '@typescript-eslint/parser',
      plugins: ['@typescript-eslint'],
      rules: {
        // TypeScript itself knows better.
        'no-undef': 'off',
        'no-unused-vars': 'off',
        '@typescript-eslint/no-explicit-any': 'error',
      },
    },
    {
      // In the browser tests a promise that nobody waits for is a test that passes by itself.
      files: ['e2e/**/*.ts'],
      parserOptions: { project: 'tsconfig.json', tsconfigRootDir: __dirname },
      rules: { '@typescript-eslint/no-floating-promises': 'error' },
    },
  ],
};
