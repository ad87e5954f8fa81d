import { expect, FullConfig, request } from '@playwright/test';
import { readDemoPeople } from './readDemoPeople';

const START_TIMEOUT_MS = 300_000;

/**
 * Waits until every person of the demo can sign in: the backend is ready a moment before its catalog knows them, and a
 * test must not depend on who is faster.
 */
export default async function waitForDemo({ projects }: FullConfig) {
  const { baseURL } = projects[0].use;
  const portal = await request.newContext({ baseURL });
  for (const { ref } of readDemoPeople()) {
    await expect(async () => {
      const response = await portal.get('/api/auth/demo/refresh', {
        headers: { 'x-demo-user': ref },
      });
      expect(response.status(), await response.text()).toBe(200);
    }).toPass({ timeout: START_TIMEOUT_MS });
  }
  await portal.dispose();
}
