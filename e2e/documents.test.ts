import { type Page, expect, test } from '@playwright/test';
import { Pipeline, openAs } from './Portal';
import { ReleasePage } from './ReleasePage';

const SERVICE = 'component:default/audit-trail';
const COMMIT = 'd1'.repeat(20);

/** Goes through the pages of a template's form to its end, and runs it. */
async function run(page: Page): Promise<void> {
  const next = page.getByRole('button', { name: 'Next', exact: true });
  const review = page.getByRole('button', { name: 'Review', exact: true });
  const create = page.getByRole('button', { name: 'Create', exact: true });
  while (!(await create.isVisible())) {
    await next.or(review).click();
    await expect(next.or(review).or(create).first()).toBeEnabled();
  }
  await create.click();
}

test('all three templates write what the rule book asks for', async ({
  browser,
}) => {
  const page = await openAs(browser, 'engineer');
  const engineer = new ReleasePage(page);
  const pipeline = new Pipeline(page, SERVICE);

  await test.step('a release is started from a template', async () => {
    await page.goto('/catalog/default/component/audit-trail/releases');
    await page.getByRole('link', { name: 'Start from a template' }).click();
    await expect(page.getByLabel('Service')).toHaveValue(/audit-trail/);
    await page.getByLabel('Version').fill('1.6.0');
    await page.getByLabel('Commit').fill(COMMIT);
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page
      .getByLabel('What changes')
      .fill('Exports hold **who** changed what.');
    await page.getByLabel('Why').fill('Two auditors asked for it.');
    await run(page);
    await page.getByRole('link', { name: 'Open the release' }).click();
    await engineer.expectPhase('Pre-deployment');
  });

  await test.step('its release note is written from it, and counts', async () => {
    await page.getByRole('link', { name: 'Write release note' }).click();
    await expect(
      page.getByRole('textbox', { name: 'Release', exact: true }),
    ).toHaveValue(/1\.6\.0/);
    await run(page);
    await page.getByRole('link', { name: 'Open the document' }).click();
    await expect(
      page.getByRole('heading', { name: 'audit-trail 1.6.0' }),
    ).toBeVisible();
    await expect(page.getByText('who', { exact: true })).toHaveCSS(
      'font-weight',
      /[67]00/,
    );
    await page.getByRole('link', { name: '1.6.0', exact: true }).click();
    await engineer.expectComplete('release-notes-prepared');
  });

  await test.step('the release goes to production and is rolled back', async () => {
    for (const id of [
      'code-reviewed-and-merged',
      'tests-passing',
      'no-open-blockers',
    ]) {
      await engineer.complete(id);
    }
    await engineer.complete('estimate-approved', { note: 'One day' });
    await pipeline.report('staging', COMMIT);
    await page.reload();
    await engineer.testOnStaging();
    await engineer.requestApproval({
      testingResults: 'Both tenants exported.',
    });
    const directorPage = await openAs(browser, 'director');
    await directorPage.goto(page.url());
    const director = new ReleasePage(directorPage);
    await director.decide('Approve', 'I have read it, and approve it.');
    await director.expectPhase('Approved');
    await pipeline.report('production', COMMIT);
    await engineer.expectPhase('In production');
    await page.getByRole('button', { name: 'Roll back' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('Exports stop after 100 rows.');
    await dialog.getByLabel('Users affected').check();
    await dialog.getByLabel('Who').fill('Auditors with long histories');
    await dialog.getByRole('button', { name: 'Roll back' }).click();
    await engineer.expectPhase('Rolling back');
  });

  await test.step('the incident report knows the timeline and whom it hit, and asks for the rest', async () => {
    await page
      .getByRole('link', { name: 'Write incident report' })
      .first()
      .click();
    await expect(
      page.getByRole('textbox', { name: 'Release', exact: true }),
    ).toHaveValue(/1\.6\.0/);
    await run(page);
    await expect(page.getByText('This is a draft')).toBeVisible();
    await page.getByRole('link', { name: 'Open the document' }).click();
    await expect(
      page.getByRole('heading', {
        name: 'Incident report: audit-trail 1.6.0',
      }),
    ).toBeVisible();
    await expect(page.getByText('Auditors with long histories')).toBeVisible();
    await expect(
      page.getByRole('cell', { name: /The rollback to .* was begun/ }),
    ).toBeVisible();
    await expect(
      page.getByText('What was the cause, as found on staging?').first(),
    ).toBeVisible();
  });
});

test('a template that is run by somebody else writes nothing, and says why', async ({
  browser,
}) => {
  const engineer = await openAs(browser, 'engineer');
  await engineer.goto('/catalog/default/component/project-hub/releases');
  await engineer.getByRole('link', { name: '5.1.0' }).first().click();
  await expect(engineer).toHaveURL(/release-gate\/releases\//);
  const releaseId = engineer.url().split('/').at(-1) ?? '';
  const outsider = await openAs(browser, 'outsider');
  await outsider.goto(
    `/create/templates/default/release-note?formData=${encodeURIComponent(
      JSON.stringify({ releaseId }),
    )}`,
  );
  await expect(
    outsider.getByRole('textbox', { name: 'Release', exact: true }),
  ).toHaveValue(/5\.1\.0/);
  await run(outsider);
  await expect(
    outsider
      .getByText('Only an owner of component:default/project-hub may do this')
      .first(),
  ).toBeVisible();
});

test('scripts and remote images of a document do nothing', async ({
  browser,
}) => {
  const page = await openAs(browser, 'engineer');
  const asked: string[] = [];
  page.on('request', request => asked.push(request.url()));
  await page.goto('/catalog/default/component/project-hub/releases');
  await page.getByRole('link', { name: '5.1.0' }).first().click();
  await page.getByRole('button', { name: 'Attach document' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByLabel('Release notes')
    .fill(
      [
        '# Notes <script>document.title = "taken"</script>',
        '<img src="https://evil.example.com/a.png" onerror="document.title=\'taken\'">',
        '![pixel](https://evil.example.com/b.png)',
        '[a link](javascript:document.title="taken")',
        '<a href="javascript:document.title=\'taken\'">another</a>',
      ].join('\n\n'),
    );
  await dialog
    .getByRole('button', { name: 'Attach document', exact: true })
    .click();
  await expect(dialog).toBeHidden();
  await page.getByRole('link', { name: /^Release notes 5\.1\.0/ }).click();
  await expect(page.getByRole('heading', { name: /^Notes/ })).toBeVisible();
  await expect(page.getByText('pixel')).toBeVisible();
  for (const link of await page.getByRole('link').all()) {
    expect(await link.getAttribute('href')).not.toMatch(/^javascript:/i);
  }
  expect(await page.title()).not.toBe('taken');
  expect(asked.filter(url => url.includes('evil.example.com'))).toEqual([]);
});
