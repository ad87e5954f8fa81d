// node scripts/with-postgres.mjs <command> [arguments]: runs a command beside a real PostgreSQL.
import { fail } from './lib/fail.mjs';
import { runCommand } from './lib/runCommand.mjs';
import { withPostgres } from './lib/withPostgres.mjs';

const [command, ...args] = process.argv.slice(2);
if (!command) {
  fail(
    'Say which command to run: node scripts/with-postgres.mjs <command> [arguments].',
  );
}

process.exitCode = await withPostgres(async (env, reason) => {
  if (reason) {
    process.stderr.write(`${reason}.\n`);
    return 1;
  }
  const { code } = await runCommand(command, args, { env });
  return code;
});
