// npm run test:nodes [22 24]: runs `npm test` on what is committed with the versions of Node that portals have.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fetchNode } from './lib/fetchNode.mjs';
import { root } from './lib/root.mjs';
import { runCommand } from './lib/runCommand.mjs';

const MAJORS = ['22', '24'];
const asked = process.argv.slice(2);
const failed = [];

for (const major of asked.length > 0 ? asked : MAJORS) {
  const folder = path.join(root, '.cache/nodes', major);
  const node = await fetchNode(major, folder);
  const clone = path.join(folder, 'clone');
  fs.rmSync(clone, { recursive: true, force: true });
  execFileSync('git', [
    'clone',
    '--quiet',
    '--depth=1',
    `file://${root}`,
    clone,
  ]);
  const env = {
    PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`,
  };
  process.stdout.write(
    `\n==== Node ${execFileSync(node, ['--version']).toString().trim()}\n`,
  );
  for (const args of [['ci'], ['test']]) {
    const { code } = await runCommand('npm', args, { cwd: clone, env });
    if (code !== 0) {
      failed.push(major);
      break;
    }
  }
}

if (failed.length > 0) {
  process.stderr.write(`Failed on Node ${failed.join(' and ')}.\n`);
  process.exitCode = 1;
}
