const path = require('node:path');
const { NOT_SHIPPED } = require('./notShipped');

const lines = max => [
  'error',
  { max, skipBlankLines: true, skipComments: true },
];

const cap = (files, rules) => ({
  files: [files].flat(),
  excludedFiles: NOT_SHIPPED,
  rules,
});

/**
 * What is one list or one literal, read from the top to the end and harder to read in pieces: by package and file, how
 * long it may get instead, and why.
 */
const LISTS = {
  'release-gate-common': [
    ['src/api/answers/eventData.ts', { file: 260 }, 'what each event holds'],
    ['src/api/releaseGateApi.ts', { function: 100 }, 'a method an operation'],
    [
      'src/domain/model/builtInWorkflow.ts',
      { file: 200 },
      'the rule book, item by item',
    ],
    [
      'src/documents/sampleFacts.ts',
      { function: 100 },
      'everything that a document can say',
    ],
  ],
  'release-gate-backend': [
    [
      'src/router/createHandlers.ts',
      { function: 120 },
      'a line or two an operation',
    ],
    [
      'src/plugin.ts',
      { function: 80 },
      'what the plugin needs, and the order in which it is put together',
    ],
  ],
  'release-gate': [
    [
      'src/translation/approvalMessages.ts',
      { file: 230 },
      'a text a place on the page',
    ],
    ['src/**/use*Styles.ts', { function: 180 }, 'a table of styles'],
  ],
  'scaffolder-backend-module-release-gate': [
    [
      'src/actions/*.ts',
      { function: 110 },
      'what an action takes, gives and does',
    ],
  ],
};

/**
 * How long files and functions of the package in `packageDir` may get, in lines of code.
 *
 * Most functions have less than 40 lines. The bound is 60, because a list of refusals in the order in which they are
 * told and a switch over a closed union get harder to read in pieces too. A component is one function, for which the cap
 * of its file is the cap.
 */
function sizeCaps(packageDir) {
  return [
    cap('src/**', { 'max-lines': lines(200) }),
    cap('src/domain/**', { 'max-lines': lines(150) }),
    cap('src/database/**', { 'max-lines': lines(300) }),
    cap('src/**/*.ts', { 'max-lines-per-function': lines(60) }),
    ...(LISTS[path.basename(packageDir)] ?? []).map(([file, max]) =>
      cap(file, {
        ...(max.file && { 'max-lines': lines(max.file) }),
        ...(max.function && { 'max-lines-per-function': lines(max.function) }),
      }),
    ),
  ];
}

module.exports = { sizeCaps };
