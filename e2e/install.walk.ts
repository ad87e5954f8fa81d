import { type Browser, type Page, expect, test } from '@playwright/test';
import { ReleasePage } from './ReleasePage';

const PAYMENTS = 'component:default/payments';
const COMMIT = 'a'.repeat(40);

/** What the portal itself says on a page without Release Gate. */
const KNOWN_NOISE = /findDOMNode is deprecated|Download the React DevTools/;

/** The portal as somebody whom the proxy in front of it knows, and what its console says. */
async function openAs(browser: Browser, name: string) {
  const context = await browser.newContext({
    extraHTTPHeaders: { 'x-forwarded-user': name },
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', message => {
    if (message.type() === 'error' && !KNOWN_NOISE.test(message.text())) {
      errors.push(message.text());
    }
  });
  return { page, errors };
}

async function pipeline(page: Page, path: string, data?: object) {
  const response = await page.request.fetch(`/api/release-gate${path}`, {
    method: data ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${process.env.RELEASE_GATE_TOKEN}` },
    data,
  });
  expect(response.ok(), await response.text()).toBe(true);
  return response.json();
}

const deployTo = (page: Page, environment: string) =>
  pipeline(page, '/deployments', {
    entityRef: PAYMENTS,
    environment,
    commit: COMMIT,
    version: '1.0.0',
    status: 'succeeded',
  });

const askGate = (page: Page) =>
  pipeline(
    page,
    `/gate?entityRef=${PAYMENTS}&environment=production&commit=${COMMIT}`,
  );

test('a release goes to production in a portal that was installed by the README', async ({
  browser,
}) => {
  const { page, errors } = await openAs(browser, 'ada');
  const release = new ReleasePage(page);

  await test.step('the service has its card and its tab, and the sidebar its item', async () => {
    await page.goto('/catalog/default/component/payments');
    await expect(
      page.getByRole('link', { name: 'Release gate' }).first(),
    ).toBeVisible();
    await expect(page.getByText('Start a release')).toBeVisible();
    await page
      .getByRole('tab', { name: 'Releases', exact: true })
      .or(page.getByRole('link', { name: 'Releases', exact: true }))
      .first()
      .click();
    await expect(page.getByText('has no release yet')).toBeVisible();
  });

  await test.step('the owner starts a release', async () => {
    await page.getByRole('button', { name: 'Start a release' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Version').fill('1.0.0');
    await dialog.getByLabel('Commit').fill(COMMIT);
    await dialog.getByLabel('What changed').fill('The first version.');
    await dialog.getByLabel('Why').fill('Somebody has to begin.');
    await dialog.getByRole('button', { name: 'Start a release' }).click();
    await expect(dialog).toBeHidden();
    await page
      .getByRole('link', { name: '1.0.0', exact: true })
      .first()
      .click();
    await expect(page).toHaveURL(/release-gate\/releases\//);
    expect((await askGate(page)).allowed).toBe(false);
  });

  await test.step('the checklist is worked through, and the approval requested', async () => {
    await release.prepare();
    await deployTo(page, 'staging');
    await page.reload();
    await release.testOnStaging();
    await release.requestApproval({ testingResults: 'All green.' });
    expect((await askGate(page)).allowed).toBe(false);
  });

  await test.step('the approver decides, and the pipeline may deploy', async () => {
    const grace = await openAs(browser, 'grace');
    await grace.page.goto('/release-gate');
    await grace.page
      .getByRole('link', { name: /1\.0\.0/ })
      .first()
      .click();
    await new ReleasePage(grace.page).decide(
      'Approve',
      'I have read it and agree with it.',
    );
    await expect(grace.page.getByTestId('phase')).toContainText('Approved');
    expect(grace.errors).toEqual([]);
    expect((await askGate(page)).allowed).toBe(true);
    await deployTo(page, 'production');
    await page.reload();
    await release.expectPhase('In production');
  });

  await test.step('the scaffolder has the actions, and the search the releases', async () => {
    await page.goto('/create/actions');
    await expect(
      page.getByText('release-gate:release:create').first(),
    ).toBeVisible();
    await page.goto('/search?query=release&types[]=release-gate');
    await expect(
      page.getByRole('link', { name: /Release gate|payments 1\.0\.0/ }).first(),
    ).toBeVisible();
  });

  await test.step('nothing of the demo is there, and no page complained', async () => {
    for (const path of ['/', '/release-gate', '/notifications']) {
      await page.goto(path);
      await expect(
        page.getByRole('link', { name: 'Release gate' }).first(),
      ).toBeVisible();
      expect(await page.locator('body').innerText()).not.toMatch(
        /demo|Dana Okafor/i,
      );
    }
    expect(errors).toEqual([]);
  });
});
