import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import { root } from './lib/root.mjs';

const linesOf = count => 'value += 1;\n'.repeat(count);
const functionOf = count =>
  `let value = 0;\nexport function f() {\n${linesOf(count - 2)}}\n`;

/** Which caps a file of that content is over. */
async function over(location, code) {
  const [name, ...file] = location.split('/');
  const cwd = path.join(root, 'plugins', name);
  const eslint = new ESLint({
    cwd,
    overrideConfig: {
      parserOptions: { project: null },
      rules: { '@typescript-eslint/no-floating-promises': 'off' },
    },
  });
  const filePath = path.join(cwd, file.join('/'));
  const [{ messages }] = await eslint.lintText(code, { filePath });
  return messages
    .map(({ ruleId }) => ruleId)
    .filter(rule => rule?.startsWith('max-lines'));
}

for (const [location, code, expected] of [
  ['release-gate-common/src/domain/new.ts', functionOf(60), []],
  [
    'release-gate-common/src/domain/new.ts',
    functionOf(61),
    ['max-lines-per-function'],
  ],
  ['release-gate-common/src/domain/new.ts', linesOf(151), ['max-lines']],
  ['release-gate-backend/src/database/new.ts', linesOf(300), []],
  ['release-gate-backend/src/workers/new.ts', linesOf(201), ['max-lines']],
  ['release-gate/src/components/New/New.tsx', linesOf(201), ['max-lines']],
  [
    'release-gate-backend/src/plugin.ts',
    functionOf(81),
    ['max-lines-per-function'],
  ],
  ['release-gate-common/src/api/answers/eventData.ts', linesOf(260), []],
  [
    'release-gate-common/src/api/answers/eventData.ts',
    linesOf(261),
    ['max-lines'],
  ],
]) {
  const length = code.split('\n').length - 1;
  test(`${length} lines in ${location}: ${
    expected.length > 0 ? 'too long' : 'allowed'
  }`, async () => {
    assert.deepEqual(await over(location, code), expected);
  });
}
