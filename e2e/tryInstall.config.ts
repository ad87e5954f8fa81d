import { defineConfig } from '@playwright/test';
import shared from './playwright.config';

/** The walk of `npm run try-install` through a portal that is not ours: `E2E_BASE_URL` and `E2E_CHROMIUM` as there. */
export default defineConfig({
  ...shared,
  testMatch: '*.walk.ts',
  globalSetup: undefined,
});
