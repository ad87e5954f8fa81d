module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  // The suite that stages share is exported to the tests of several packages.
  overrides: [
    {
      files: ['src/describeStage.ts'],
      rules: { 'jest/no-export': 'off' },
    },
  ],
});
