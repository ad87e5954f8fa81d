import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ensureNode } from './ensureNode.mjs';

function complaints(version) {
  const sentences = [];
  ensureNode(version, sentence => sentences.push(sentence));
  return sentences;
}

for (const version of ['20.19.0', '20.20.2', '22.0.0', '24.1.0']) {
  test(`Node.js ${version} is fine`, () => {
    assert.deepEqual(complaints(version), []);
  });
}

for (const version of ['18.20.0', '20.18.3', '21.0.0', '23.1.0', '26.0.0']) {
  test(`Node.js ${version} is refused in one sentence that names it`, () => {
    const [sentence, ...more] = complaints(version);
    assert.match(
      sentence,
      new RegExp(`${version.replaceAll('.', '\\.')}.*\\.$`),
    );
    assert.deepEqual(more, []);
  });
}
