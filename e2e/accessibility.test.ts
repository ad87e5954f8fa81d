import { AxeBuilder } from '@axe-core/playwright';
import { type Page, expect, test } from '@playwright/test';
import { PersonApi, openAs } from './Portal';

const THEMES = ['light', 'dark'] as const;
const HOUR_MS = 3_600_000;
const TIMELINE = '| When | What |\n|---|---|\n| 10:02 | An alert |';

/**
 * Expects nothing that keeps somebody from using what the plugin draws. Only
 * that is looked at: the sidebar, the headers and the other cards are
 * Backstage's own, and so are their faults.
 */
async function expectAccessible(
  page: Page,
  what: string,
  where = '[data-testid="release-gate"]',
): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .include(where)
    .options({ resultTypes: ['violations'] })
    .analyze();
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, html, failureSummary }) =>
          `${id} at ${target.join(' ')}: ${html.slice(
            0,
            160,
          )}\n${failureSummary}`,
      ),
    );
  expect.soft(grave, what).toEqual([]);
}

/** Waits until a dialog has faded in, and looks at it. */
async function expectAccessibleDialog(page: Page, what: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expect(page.locator('.MuiDialog-container')).toHaveCSS('opacity', '1');
  await expectAccessible(page, what, '[role="dialog"]');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

async function expectPhase(page: Page, name: string): Promise<void> {
  await expect(page.getByTestId('phase')).toContainText(name);
}

interface Answer {
  readonly now: string;
  readonly allowedActions: string[];
  readonly stages: readonly { readonly items: { availableAt?: string }[] }[];
}

/** Changes what the portal answers about a release, where its demo has none in the wanted state. */
async function pretend(
  page: Page,
  change: (release: Answer) => void,
): Promise<void> {
  await page.route('**/api/release-gate/releases/*', async route => {
    const response = await route.fetch();
    const release: Answer = await response.json();
    change(release);
    await route.fulfill({ response, json: release });
  });
}

/** Holds the monitoring window open, which the portal of these tests closes after two seconds. */
function holdMonitoringWindow({ now, stages }: Answer): void {
  const availableAt = new Date(Date.parse(now) + HOUR_MS).toISOString();
  for (const item of stages.flatMap(({ items }) => items)) {
    if (item.availableAt) {
      item.availableAt = availableAt;
    }
  }
}

for (const theme of THEMES) {
  test.describe(`in the ${theme} theme`, () => {
    test('the inbox keeps nobody out', async ({ browser }) => {
      const page = await openAs(browser, 'director', theme);
      for (const tab of ['for-you', 'in-flight', 'history']) {
        await page.goto(`/release-gate?tab=${tab}`);
        await expect(page.locator('[data-row]').first()).toBeVisible();
        await expectAccessible(page, `the inbox, ${tab}`);
      }
    });

    test('a release keeps nobody out, in any phase', async ({ browser }) => {
      const page = await openAs(browser, 'engineer', theme);
      const api = new PersonApi(page, 'engineer');
      for (const [service, version, phase] of [
        ['report-builder', '4.0.1', 'Pre-deployment'],
        ['project-hub', '5.1.0', 'Staging'],
        ['payments', '2.4.0', 'Awaiting approval'],
        ['invoicing', '1.12.0', 'Approved'],
        ['notifications-hub', '2.2.0', 'Rolling back'],
        ['report-builder', '4.0.0', 'Rolled back'],
        ['payments', '2.3.1', 'Completed'],
      ]) {
        await page.goto(await api.find(service, version));
        await expectPhase(page, phase);
        // Everything that is folded is looked at, too.
        const folded = page
          .getByTestId('release-gate')
          .locator('h3 button[aria-expanded="false"]');
        while ((await folded.count()) > 0) {
          await folded.first().click();
        }
        await page.getByRole('button', { name: 'Show', exact: true }).click();
        await expect(
          page.getByRole('list', { name: 'Events, latest first' }),
        ).toBeVisible();
        await expectAccessible(page, `${service} ${version}`);
      }
    });

    test('a release whose monitoring window runs keeps nobody out', async ({
      browser,
    }) => {
      const page = await openAs(browser, 'engineer', theme);
      await pretend(page, holdMonitoringWindow);
      await page.goto(
        await new PersonApi(page, 'engineer').find('tenant-admin', '3.2.0'),
      );
      await expectPhase(page, 'In production');
      await expect(page.getByRole('timer')).toBeVisible();
      await expectAccessible(page, 'the monitoring window');
    });

    test('the decision keeps nobody out', async ({ browser }) => {
      const page = await openAs(browser, 'director', theme);
      await page.goto(
        await new PersonApi(page, 'director').find('payments', '2.4.0'),
      );
      await expect(page.getByLabel('Your written decision')).toBeVisible();
      await expectAccessible(page, 'the decision');
    });

    test('a document keeps nobody out, final, as a draft and compared', async ({
      browser,
    }) => {
      const page = await openAs(browser, 'engineer', theme);
      const api = new PersonApi(page, 'engineer');
      const release = await api.find('report-builder', '4.0.0');
      await api.attach(release, {
        kind: 'incident-report',
        title: 'Incident report 4.0.0',
        markdown: `## What happened\n\nReports timed out.\n\n${TIMELINE}`,
      });
      const rollingBack = await api.find('notifications-hub', '2.2.0');
      await api.attach(rollingBack, {
        kind: 'incident-report',
        title: 'Incident report 2.2.0',
        markdown: `## Cause\n\n⟦What was the cause?⟧\n\n${TIMELINE}`,
      });

      const report = `${release}/documents/incident-report`;
      await page.goto(report);
      await expect(page.getByRole('table')).toBeVisible();
      await expectAccessible(page, 'a final document');
      await page.goto(`${report}?compare=1`);
      await expect(page.getByText('A missing index').first()).toBeVisible();
      await expectAccessible(page, 'a comparison');
      await page.goto(`${rollingBack}/documents/incident-report`);
      await expect(page.getByText('What was the cause?').first()).toBeVisible();
      await expectAccessible(page, 'a draft');
    });

    test('what stands on the page of a service keeps nobody out', async ({
      browser,
    }) => {
      const page = await openAs(browser, 'engineer', theme);
      const service = (name: string) => `/catalog/default/component/${name}`;
      await page.goto(service('payments'));
      await expect(page.getByText(/^Production gate/)).toBeVisible();
      await expectAccessible(page, 'the card');
      await page.goto(`${service('audit-trail')}/releases`);
      await expect(page.getByRole('table').first()).toBeVisible();
      await expectAccessible(page, 'the tab with a history');
      await page.goto(`${service('project-hub')}/releases`);
      await expectPhase(page, 'Staging');
      await expectAccessible(page, 'the tab with a release');
      await page.goto(`${service('time-sheets')}/releases`);
      await expect(page.getByText('has no release yet')).toBeVisible();
      await expectAccessible(page, 'the empty tab');
      await page.getByRole('button', { name: 'Start a release' }).click();
      await expectAccessibleDialog(page, 'Start a release');
    });

    test('the dialogs and forms of a release keep nobody out', async ({
      browser,
    }) => {
      const page = await openAs(browser, 'engineer', theme);
      const api = new PersonApi(page, 'engineer');
      await page.goto(await api.find('tenant-admin', '3.2.0'));
      await page.getByRole('button', { name: 'Roll back' }).click();
      await page.getByLabel('Users affected').check();
      await expectAccessibleDialog(page, 'Roll back');
      await page.getByRole('button', { name: 'Show the workflow' }).click();
      await expectAccessibleDialog(page, 'The workflow');

      await page.goto(await api.find('project-hub', '5.1.0'));
      for (const name of ['Attach document', 'Edit release', 'Link ticket']) {
        await page.getByRole('button', { name: 'More actions' }).click();
        await page.getByRole('menuitem', { name }).click();
        await expectAccessibleDialog(page, name);
      }

      await pretend(page, ({ allowedActions }) => {
        allowedActions.push('request');
      });
      await page.reload();
      await page.getByRole('button', { name: 'Request approval' }).click();
      await expect(page.getByLabel('Testing results')).toBeVisible();
      await expectAccessible(page, 'the request');
    });
  });
}
