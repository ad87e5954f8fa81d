import path from 'node:path';
import { backstageCli } from './backstageCli.mjs';
import { newestChange } from './newestChange.mjs';
import { root } from './root.mjs';
import { runCommand } from './runCommand.mjs';

const SOURCES = [
  'app-config.yaml',
  'package-lock.json',
  'packages/app/config.d.ts',
  'packages/app/package.json',
  'packages/app/public',
  'packages/app/src',
  'plugins/release-gate-common/package.json',
  'plugins/release-gate-common/src',
  'plugins/release-gate/package.json',
  'plugins/release-gate/src',
].map(name => path.join(root, name));

const BUILT = path.join(root, 'packages/app/dist/index.html');

/** Builds the portal for production where its sources are newer than its last build. Returns the output of a failed build. */
export async function buildApp() {
  if (newestChange([BUILT]) > newestChange(SOURCES)) {
    return undefined;
  }
  process.stdout.write('Building the portal.\n');
  const { code, output } = await runCommand(
    ...backstageCli('package', 'build'),
    { cwd: path.join(root, 'packages/app'), quiet: true },
  );
  return code === 0 ? undefined : output;
}
