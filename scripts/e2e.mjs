// npm run e2e [-- arguments for Playwright]: the browser tests alone.
import { ensureInstalled } from './lib/ensureInstalled.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import { runBrowserTests } from './lib/runBrowserTests.mjs';
import { stopWithNpm } from './lib/stopWithNpm.mjs';

ensureNode();
stopWithNpm();
await ensureInstalled();

const { passed, failed, skipped } = await runBrowserTests(
  process.argv.slice(2),
);
if (skipped) {
  process.stdout.write(`Browser tests were skipped: ${skipped}.\n`);
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed > 0 || skipped ? 1 : 0);
