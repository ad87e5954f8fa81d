/**
 * Regular expressions take time in proportion to the text, whoever wrote the text: none has a quantifier from which
 * matching goes back, or that it begins anew at every character.
 */
module.exports = {
  root: true,
  parser: require.resolve('@typescript-eslint/parser'),
  parserOptions: {
    ecmaVersion: 'latest',
    sourceType: 'module',
    ecmaFeatures: { jsx: true },
  },
  plugins: ['regexp'],
  rules: {
    'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
    'regexp/no-super-linear-move': [
      'error',
      { report: 'potential', ignoreSticky: false },
    ],
  },
};
