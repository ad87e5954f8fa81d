// npm run soak [-- --steps N --people N --replicas N]: replicas on a real PostgreSQL, people who work on releases, a
// sick Clockify and a replica that is killed; afterwards histories, lists, outbox and Clockify are checked.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/ensureInstalled.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import { root } from './lib/root.mjs';
import { runCommand } from './lib/runCommand.mjs';
import { withPostgres } from './lib/withPostgres.mjs';

ensureNode();
const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '400' },
    people: { type: 'string', default: '40' },
    replicas: { type: 'string', default: '3' },
  },
});
await ensureInstalled();

process.exitCode = await withPostgres(async (env, reason) => {
  if (reason) {
    process.stderr.write(`${reason}.\n`);
    return 1;
  }
  const { code } = await runCommand(
    process.execPath,
    [
      path.join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
      ...['package', 'test', '--watchAll=false', 'soak.test'],
    ],
    {
      cwd: path.join(root, 'packages/backend'),
      env: {
        ...env,
        SOAK_STEPS: values.steps,
        SOAK_PEOPLE: values.people,
        SOAK_REPLICAS: values.replicas,
      },
    },
  );
  return code;
});
