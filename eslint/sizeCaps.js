const { NOT_SHIPPED } = require('./notShipped');

const lines = max => [
  'error',
  { max, skipBlankLines: true, skipComments: true },
];

const file = (files, max) => ({
  files,
  excludedFiles: NOT_SHIPPED,
  rules: { 'max-lines': lines(max) },
});

/**
 * How long files and functions may get, in lines of code. Where more is better, the sentence that says why stands behind
 * the switch in the file: `eslint-disable max-lines -- …`.
 *
 * Most functions have less than 40 lines. The bound is 60, because a list of refusals in the order in which they are
 * told, a switch over a closed union and one object literal are read from the top to the end, and get harder to read in
 * pieces.
 */
const sizeCaps = [
  file(['src/**'], 200),
  file(['src/domain/**'], 150),
  file(['src/database/**'], 300),
  {
    // A component is one function, for which the cap of its file is the cap; styles are a table.
    files: ['src/**/*.ts'],
    excludedFiles: [...NOT_SHIPPED, 'src/**/use*Styles.ts'],
    rules: { 'max-lines-per-function': lines(60) },
  },
];

module.exports = { sizeCaps };
