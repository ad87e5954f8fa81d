// npm run fuzz [-- --seed N --steps N]: the adversary tries moves at random against the rules, see
// plugins/release-gate-common/src/testUtils/adversary/. With --api: requests at random against the whole API, see
// plugins/release-gate-backend/src/testUtils/apiFuzz/. The same seed tries the same again.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/ensureInstalled.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import { root } from './lib/root.mjs';

ensureNode();
const { values } = parseArgs({
  options: {
    api: { type: 'boolean', default: false },
    seed: { type: 'string' },
    steps: { type: 'string' },
  },
});
await ensureInstalled();

const seed = values.seed ?? String(randomInt(2 ** 31));
const child = values.api
  ? spawn(
      process.execPath,
      [
        path.join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
        ...['package', 'test', '--watchAll=false', 'apiFuzz'],
      ],
      {
        cwd: path.join(root, 'plugins/release-gate-backend'),
        env: {
          ...process.env,
          API_FUZZ_SEED: seed,
          API_FUZZ_STEPS: values.steps ?? '20000',
        },
        stdio: 'inherit',
      },
    )
  : spawn(
      process.execPath,
      [
        '--require',
        '@backstage/cli/config/nodeTransform.cjs',
        'plugins/release-gate-common/src/testUtils/adversary/fuzz.ts',
        seed,
        values.steps ?? '1000000',
      ],
      { cwd: root, stdio: 'inherit' },
    );
child.once('exit', code => {
  process.exitCode = code ?? 1;
});
