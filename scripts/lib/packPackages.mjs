import fs from 'node:fs';
import path from 'node:path';
import { buildPackages } from './buildPackages.mjs';
import { fail } from './fail.mjs';
import { root } from './root.mjs';
import { runNpm } from './runNpm.mjs';

/** Builds every package under plugins/ and writes its tarball into a folder, which is emptied first. Returns their paths. */
export async function packPackages(target) {
  fs.rmSync(target, { recursive: true, force: true });
  fs.mkdirSync(target, { recursive: true });
  for (const cwd of await buildPackages()) {
    const { code, output } = await runNpm(
      ['pack', '--silent', `--pack-destination=${target}`],
      { cwd, quiet: true },
    );
    if (code !== 0) {
      fail(`${output}\n${path.relative(root, cwd)} could not be packed.`);
    }
  }
  return fs.readdirSync(target).map(name => path.join(target, name));
}
