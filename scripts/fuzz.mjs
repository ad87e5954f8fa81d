// npm run fuzz [-- --seed N --steps N]: the adversary tries moves at random against the rules, see
// plugins/release-gate-common/src/testUtils/adversary/. The same seed tries the same again.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/ensureInstalled.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import { root } from './lib/root.mjs';

ensureNode();
const { values } = parseArgs({
  options: { seed: { type: 'string' }, steps: { type: 'string' } },
});
await ensureInstalled();

const child = spawn(
  process.execPath,
  [
    '--require',
    '@backstage/cli/config/nodeTransform.cjs',
    'plugins/release-gate-common/src/testUtils/adversary/fuzz.ts',
    values.seed ?? String(randomInt(2 ** 31)),
    values.steps ?? '1000000',
  ],
  { cwd: root, stdio: 'inherit' },
);
child.once('exit', code => {
  process.exitCode = code ?? 1;
});
