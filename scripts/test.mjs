// npm test: everything that has to hold, and as the last line `N passed, N failed`.
import path from 'node:path';
import { apiReports, declarations } from './lib/apiReports.mjs';
import { backstageCli } from './lib/backstageCli.mjs';
import { ensureInstalled } from './lib/ensureInstalled.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import { root } from './lib/root.mjs';
import { runBrowserTests } from './lib/runBrowserTests.mjs';
import { runCommand } from './lib/runCommand.mjs';
import { runJest } from './lib/runJest.mjs';
import { runNodeTests } from './lib/runNodeTests.mjs';
import { runPackedTests } from './lib/runPackedTests.mjs';
import { stopWithNpm } from './lib/stopWithNpm.mjs';
import { withPostgres } from './lib/withPostgres.mjs';

ensureNode();
stopWithNpm();
await ensureInstalled();

const total = { passed: 0, failed: 0 };
const skipped = [];

/** Runs one part, says how it went, and adds it to the total. */
async function part(name, run) {
  process.stdout.write(`\n== ${name}\n`);
  const startedAt = Date.now();
  const { passed, failed } = await run();
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  process.stdout.write(`${passed} passed, ${failed} failed (${seconds} s)\n`);
  total.passed += passed;
  total.failed += failed;
}

/** A program that passes or fails as a whole, and is heard only when it fails. */
const check = (command, args) => async () => {
  const { code, output } = await runCommand(command, args, { quiet: true });
  if (code !== 0) {
    process.stderr.write(output);
  }
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
};

const program = (file, ...args) => [
  process.execPath,
  [path.join(root, 'node_modules', file), ...args],
];

await part('Types', check(...program(...declarations)));
// After the types, from whose declarations they are made.
await part(
  'API reports',
  check(
    ...program(
      '@backstage/repo-tools/bin/backstage-repo-tools',
      ...apiReports('--ci'),
    ),
  ),
);
await part('Lint of the packages', check(...backstageCli('repo', 'lint')));
await part(
  'Lint of the scripts',
  check(
    ...program(
      'eslint/bin/eslint.js',
      '--ext=.js,.mjs,.ts',
      '--no-error-on-unmatched-pattern',
      '.eslintrc.js',
      'bench',
      'e2e',
      'eslint',
      'scripts',
    ),
  ),
);
await part(
  'Unused code and dependencies',
  check(...program('knip/bin/knip.js', '--no-config-hints')),
);
await part(
  'Format',
  check(
    ...program('prettier/bin-prettier.js', '--check', '--loglevel=warn', '.'),
  ),
);
await part('Scripts and import walls', runNodeTests);
await part('Unit and integration tests', () =>
  withPostgres((env, reason) => {
    if (reason) {
      skipped.push(`Tests on PostgreSQL: ${reason}`);
    }
    return runJest(env);
  }),
);
await part('Packages as a portal installs them', runPackedTests);
await part('Browser tests', async () => {
  const result = await runBrowserTests();
  if (result.skipped) {
    skipped.push(`Browser tests: ${result.skipped}`);
  }
  return result;
});

process.stdout.write('\n');
for (const line of skipped) {
  process.stdout.write(`Skipped: ${line}.\n`);
}
if (process.env.CI) {
  total.failed += skipped.length;
}
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed > 0 ? 1 : 0);
