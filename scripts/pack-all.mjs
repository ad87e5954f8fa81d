// npm run pack:all: a tarball of every plugin package under dist-packages/.
import fs from 'node:fs';
import path from 'node:path';
import { buildPackages } from './lib/buildPackages.mjs';
import { ensureInstalled } from './lib/ensureInstalled.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import { fail } from './lib/fail.mjs';
import { root } from './lib/root.mjs';
import { runNpm } from './lib/runNpm.mjs';

ensureNode();
await ensureInstalled();

const target = path.join(root, 'dist-packages');
fs.rmSync(target, { recursive: true, force: true });
fs.mkdirSync(target);

for (const cwd of await buildPackages()) {
  const { code, output } = await runNpm(
    ['pack', '--silent', `--pack-destination=${target}`],
    { cwd, quiet: true },
  );
  if (code !== 0) {
    fail(`${output}\n${path.relative(root, cwd)} could not be packed.`);
  }
}
for (const name of fs.readdirSync(target)) {
  process.stdout.write(`dist-packages/${name}\n`);
}
