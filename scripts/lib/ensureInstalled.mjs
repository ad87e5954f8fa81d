import fs from 'node:fs';
import path from 'node:path';
import { fail } from './fail.mjs';
import { installState } from './installState.mjs';
import { root } from './root.mjs';
import { runNpm } from './runNpm.mjs';

const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];

/** Installs the dependencies where they are missing or out of date. Needs no network where they are current. */
export async function ensureInstalled() {
  const state = installState(root);
  if (state === 'current') {
    return;
  }
  const hasLock = fs.existsSync(path.join(root, 'package-lock.json'));
  const command = state === 'missing' && hasLock ? 'ci' : 'install';
  process.stdout.write(
    state === 'missing'
      ? 'Installing the dependencies; this takes some minutes, once.\n'
      : 'Updating the dependencies.\n',
  );
  const { code } = await runNpm([command, ...QUIET]);
  if (code !== 0) {
    fail(
      `The dependencies could not be installed: npm ${command} ended with code ${code}, and says why above.`,
    );
  }
}
