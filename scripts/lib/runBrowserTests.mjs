import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { buildApp } from './buildApp.mjs';
import { findChromium } from './findChromium.mjs';
import { root } from './root.mjs';
import { runCommand } from './runCommand.mjs';
import { startTestPortal } from './startTestPortal.mjs';

const RESULTS = path.join(root, 'e2e/.results');
const REPORT = path.join(RESULTS, 'report.json');

/**
 * Runs the browser tests in e2e/ against a portal of their own: `{ passed, failed }`, or `{ skipped }` with the reason
 * where no browser can be had. `args` go to Playwright.
 */
export async function runBrowserTests(args = []) {
  const browser = await findChromium();
  if (!browser.path) {
    return { passed: 0, failed: 0, skipped: browser.reason };
  }

  const buildFailure = await buildApp();
  if (buildFailure) {
    process.stderr.write(`${buildFailure}\nThe portal could not be built.\n`);
    return { passed: 0, failed: 1 };
  }

  fs.rmSync(RESULTS, { recursive: true, force: true });
  let portal;
  try {
    portal = await startTestPortal(path.join(RESULTS, 'backend.log'));
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    return { passed: 0, failed: 1 };
  }
  try {
    const { code } = await runCommand(
      process.execPath,
      [
        createRequire(import.meta.url).resolve('@playwright/test/cli'),
        'test',
        '--config=e2e/playwright.config.ts',
        '--reporter=list,json',
        `--output=${path.join(RESULTS, 'failures')}`,
        ...args,
      ],
      {
        env: {
          E2E_BASE_URL: portal.url,
          E2E_CHROMIUM: browser.path,
          PLAYWRIGHT_JSON_OUTPUT_FILE: REPORT,
        },
      },
    );
    return countResults(code);
  } finally {
    await portal.stop();
  }
}

function countResults(code) {
  if (!fs.existsSync(REPORT)) {
    return { passed: 0, failed: 1 };
  }
  const { stats } = JSON.parse(fs.readFileSync(REPORT, 'utf8'));
  const passed = stats.expected + stats.flaky;
  return {
    passed,
    failed: Math.max(stats.unexpected, code === 0 && passed > 0 ? 0 : 1),
  };
}
