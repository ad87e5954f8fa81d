import { fail } from './fail.mjs';
import { installState } from './installState.mjs';
import { root } from './root.mjs';
import { runNpm } from './runNpm.mjs';

/** Installs the dependencies where they are missing or out of date. Needs no network where they are current. */
export async function ensureInstalled() {
  const state = installState(root);
  if (state === 'current') {
    return;
  }
  process.stdout.write(
    state === 'missing'
      ? 'Installing the dependencies; this takes some minutes, once.\n'
      : 'Updating the dependencies.\n',
  );
  const { code, output } =
    state === 'missing' ? await installAll() : await npm('install');
  if (code !== 0) {
    fail(
      `${output}\nThe dependencies could not be installed: npm ended with code ${code}, and says why above.`,
    );
  }
}

/** Installs exactly what the lock file says; or what comes close, where npm finds the lock file incomplete. */
async function installAll() {
  const result = await npm('ci');
  return result.output.includes('EUSAGE') ? npm('install') : result;
}

const npm = command =>
  runNpm([command, '--no-audit', '--no-fund', '--loglevel=error'], {
    quiet: true,
  });
