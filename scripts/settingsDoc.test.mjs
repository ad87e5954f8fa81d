import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { root } from './lib/root.mjs';
import { settingsDoc } from './settingsDoc.mjs';

test('docs/settings.md says what the packages take (node scripts/settingsDoc.mjs writes it anew)', async () => {
  const published = fs.readFileSync(
    path.join(root, 'docs', 'settings.md'),
    'utf8',
  );
  assert.equal(published, await settingsDoc());
});
