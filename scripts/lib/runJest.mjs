import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { backstageCli } from './backstageCli.mjs';
import { runCommand } from './runCommand.mjs';

/** Runs the Jest tests of all packages with the environment variables in `env`: `{ passed, failed }`. */
export async function runJest(env) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'release-gate-jest-'));
  const report = path.join(folder, 'report.json');
  try {
    const { code } = await runCommand(
      ...backstageCli(
        'repo',
        'test',
        '--watchAll=false',
        '--silent',
        // Only to end what hangs: how fast the machine is, no test judges.
        '--testTimeout=300000',
        '--json',
        `--outputFile=${report}`,
      ),
      { env: { ...env, NODE_ENV: 'test' } },
    );
    return countResults(report, code);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function countResults(report, code) {
  if (!fs.existsSync(report)) {
    return { passed: 0, failed: 1 };
  }
  const results = JSON.parse(fs.readFileSync(report, 'utf8'));
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  return {
    passed: results.numPassedTests,
    failed: Math.max(failed, code === 0 ? 0 : 1),
  };
}
