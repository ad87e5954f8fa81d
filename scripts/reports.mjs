// npm run reports: writes what every plugin offers to others, to be checked in.
import path from 'node:path';
import { apiReports, declarations } from './lib/apiReports.mjs';
import { ensureInstalled } from './lib/ensureInstalled.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import { root } from './lib/root.mjs';
import { runCommand } from './lib/runCommand.mjs';

ensureNode();
await ensureInstalled();

for (const [file, ...args] of [
  declarations,
  ['@backstage/repo-tools/bin/backstage-repo-tools', ...apiReports()],
]) {
  const { code } = await runCommand(process.execPath, [
    path.join(root, 'node_modules', file),
    ...args,
  ]);
  if (code !== 0) {
    process.exit(code);
  }
}
