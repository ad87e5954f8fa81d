import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import { root } from './lib/root.mjs';

const require = createRequire(import.meta.url);

// A configuration of its own, so that no comment in a file can switch it off.
const eslint = new ESLint({
  cwd: root,
  useEslintrc: false,
  allowInlineConfig: false,
  overrideConfig: require('../eslint/linearExpressions'),
});

async function findings(code) {
  const [{ messages }] = await eslint.lintText(`${code}\n`, {
    filePath: 'plugins/release-gate/src/newText.ts',
  });
  return messages.map(({ ruleId }) => ruleId);
}

const EXAMPLES = [
  ['a quantifier at the end of lines', String.raw`/[^\S\n]+$/gm`],
  ['a quantifier at the end of the text', String.raw`/\n+$/`],
  ['a quantifier in a quantifier', '/^(a+)+$/'],
  ['two quantifiers next to each other', String.raw`/^\s*(.+)$/`],
  ['one that is built from text', String.raw`new RegExp('\\s+$')`],
];
for (const [rule, expression] of EXAMPLES) {
  test(`refused: ${rule}`, async () => {
    assert.notDeepEqual(await findings(`export const E = ${expression};`), []);
  });
}

test('accepted: what looks at every character once', async () => {
  assert.deepEqual(
    await findings(
      String.raw`export const e = text => text.replace(/\s+/g, ' ');`,
    ),
    [],
  );
});

test('every regular expression takes time in proportion to the text', async () => {
  const results = await eslint.lintFiles(
    '{plugins,packages}/*/src/**/*.{ts,tsx}',
  );
  assert.ok(results.length > 500);
  assert.deepEqual(
    results.flatMap(({ filePath, messages }) =>
      messages.map(({ line, message }) => `${filePath}:${line} ${message}`),
    ),
    [],
  );
});
