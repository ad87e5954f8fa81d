import fs from 'node:fs';
import path from 'node:path';
import { backstageCli } from './backstageCli.mjs';
import { fail } from './fail.mjs';
import { root } from './root.mjs';
import { runCommand } from './runCommand.mjs';

/** Builds every package under plugins/ into its dist folder. Returns their folders. */
export async function buildPackages() {
  const declarations = await runCommand(process.execPath, [
    path.join(root, 'node_modules/typescript/bin/tsc'),
    ...['--noEmit', 'false', '--emitDeclarationOnly'],
    // What is left of an earlier build must not stand in for a declaration that is gone.
    ...['--incremental', 'false'],
  ]);
  if (declarations.code !== 0) {
    fail('The type declarations could not be written, for the reasons above.');
  }

  const folders = fs
    .readdirSync(path.join(root, 'plugins'))
    .map(name => path.join(root, 'plugins', name))
    .filter(folder => fs.existsSync(path.join(folder, 'package.json')));
  for (const cwd of folders) {
    const name = path.relative(root, cwd);
    const { code } = await runCommand(...backstageCli('package', 'build'), {
      cwd,
    });
    if (code !== 0) {
      fail(`${name} could not be built, for the reasons above.`);
    }
    dropSources(path.join(cwd, 'dist'));
    process.stdout.write(`Built ${name}\n`);
  }
  return folders;
}

/** Takes the sources out of the source maps: they are half of a package, and stand in the repository. */
function dropSources(dist) {
  for (const name of fs.readdirSync(dist, { recursive: true })) {
    if (name.endsWith('.map')) {
      const file = path.join(dist, name);
      const map = JSON.parse(fs.readFileSync(file, 'utf8'));
      delete map.sourcesContent;
      fs.writeFileSync(file, JSON.stringify(map));
    }
  }
}
