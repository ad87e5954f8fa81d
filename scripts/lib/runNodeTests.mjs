import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './root.mjs';
import { runCommand } from './runCommand.mjs';

/** Runs the tests of the repository itself (the scripts, the import walls): `{ passed, failed }`. */
export async function runNodeTests() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'release-gate-node-'));
  const report = path.join(folder, 'report.tap');
  try {
    const { code, output } = await runCommand(
      process.execPath,
      [
        '--test',
        ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
        ...['--test-reporter=tap', `--test-reporter-destination=${report}`],
        ...testFiles(),
      ],
      { quiet: true },
    );
    if (code !== 0) {
      process.stderr.write(output);
    }
    return countResults(report, code);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function testFiles() {
  return ['scripts', 'scripts/lib'].flatMap(folder =>
    fs
      .readdirSync(path.join(root, folder))
      .filter(name => name.endsWith('.test.mjs'))
      .map(name => path.join(root, folder, name)),
  );
}

function countResults(report, code) {
  const tap = fs.existsSync(report) ? fs.readFileSync(report, 'utf8') : '';
  const count = name =>
    Number(tap.match(new RegExp(`^# ${name} (\\d+)$`, 'm'))?.[1] ?? 0);
  return {
    passed: count('pass'),
    failed: Math.max(count('fail') + count('cancelled'), code === 0 ? 0 : 1),
  };
}
