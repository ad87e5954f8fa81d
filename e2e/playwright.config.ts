import path from 'node:path';
import { defineConfig, devices } from '@playwright/test';

const MINUTE_MS = 60_000;

/**
 * The browser tests against a running portal: `E2E_BASE_URL` says where it is, `E2E_CHROMIUM` which browser to use.
 * `npm run e2e` sets both, after it has started a portal of its own.
 */
export default defineConfig({
  testDir: __dirname,
  testMatch: '*.test.ts',
  globalSetup: path.join(__dirname, 'waitForDemo.ts'),
  outputDir: path.join(__dirname, '.results'),
  // All tests share one portal with one database, so they run one after the other.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // Limits are there to end what hangs. How fast a machine is, and what else it has to do, is no fault of the pages.
  timeout: 15 * MINUTE_MS,
  expect: { timeout: MINUTE_MS },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.E2E_BASE_URL ?? 'http://localhost:3000',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    actionTimeout: MINUTE_MS,
    navigationTimeout: 2 * MINUTE_MS,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.E2E_CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--no-first-run',
      ],
    },
  },
});
