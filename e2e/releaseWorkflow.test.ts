import { type Page, expect, test } from '@playwright/test';
import { Pipeline, openAs } from './Portal';
import { ReleasePage } from './ReleasePage';

const OTHER_COMMIT = '0'.repeat(40);

async function startRelease(
  page: Page,
  service: string,
  version: string,
  commit: string,
): Promise<void> {
  await page.goto(`/catalog/default/component/${service}/releases`);
  await page.getByRole('button', { name: 'Start a release' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Version').fill(version);
  await dialog.getByLabel('Commit').fill(commit);
  await dialog
    .getByLabel('What changed')
    .fill('Time sheets remember the last project.');
  await dialog.getByLabel('Why').fill('It is typed forty times a week.');
  await dialog.getByRole('button', { name: 'Start a release' }).click();
  await expect(dialog).toBeHidden();
  // On to the page of the release itself.
  await page.getByRole('link', { name: version, exact: true }).first().click();
  await expect(page).toHaveURL(/release-gate\/releases\//);
}

test('a release goes from its start to its completion, past the written approval of the Director', async ({
  browser,
}) => {
  const commit = 'a'.repeat(40);
  const engineerPage = await openAs(browser, 'engineer');
  const engineer = new ReleasePage(engineerPage);
  const pipeline = new Pipeline(engineerPage, 'component:default/time-sheets');

  await test.step('the engineer finds the service and starts a release', async () => {
    await engineerPage.goto('/catalog/default/component/time-sheets');
    await expect(engineerPage.getByText('Start a release')).toBeVisible();
    await engineerPage
      .getByRole('link', { name: 'Releases', exact: true })
      .click();
    await expect(engineerPage.getByText('has no release yet')).toBeVisible();
    await startRelease(engineerPage, 'time-sheets', '1.8.0', commit);
    await engineer.expectPhase('Pre-deployment');
  });

  await test.step('what is not its turn has no button, and says after what it comes', async () => {
    await engineerPage
      .getByRole('button', { name: /^Staging/ })
      .last()
      .click();
    await expect(engineer.item('smoke-tests')).toContainText(
      'After Pre-deployment',
    );
    await expect(
      engineer.item('smoke-tests').getByRole('button', { name: 'Complete' }),
    ).toHaveCount(0);
    await expect(engineer.button('Request approval')).toHaveCount(0);
  });

  await test.step('an estimate without a note is refused by the rule', async () => {
    const row = engineer.item('estimate-approved');
    await row.getByRole('button', { name: 'Complete', exact: true }).click();
    await row.getByRole('button', { name: 'Complete', exact: true }).click();
    await expect(row.getByRole('alert')).toContainText('note is required');
    await row.getByRole('button', { name: 'Never mind' }).click();
  });

  await test.step('the engineer completes pre-deployment and staging', async () => {
    await engineer.prepare();
    await pipeline.report('staging', commit);
    await engineerPage.reload();
    await engineer.testOnStaging();
    expect((await pipeline.ask(commit)).reasons[0].code).toBe(
      'approval-missing',
    );
  });

  await test.step('the engineer asks for the approval and cannot give it', async () => {
    await engineer.requestApproval({
      testingResults:
        'Smoke tests passed twice, both test tenants walked through.',
      baseline: { version: '1.7.3', commit: '9'.repeat(40) },
    });
    await expect(engineer.button('Approve')).toHaveCount(0);
    await expect(
      engineerPage.getByText('You asked for this approval'),
    ).toBeVisible();
  });

  const directorPage = await openAs(browser, 'director');
  const director = new ReleasePage(directorPage);

  await test.step('the Director finds the request in the inbox and reads the dossier', async () => {
    await directorPage.goto('/release-gate');
    await directorPage.getByRole('link', { name: /time-sheets/ }).click();
    await expect(
      directorPage.getByText('It is typed forty times a week.').first(),
    ).toBeVisible();
    await expect(
      directorPage.getByText('both test tenants walked through').first(),
    ).toBeVisible();
    await expect(directorPage.getByText('1.7.3').first()).toBeVisible();
  });

  await test.step('the Director is refused without a statement, and with one that says nothing', async () => {
    await director.button('Approve').click();
    await expect(directorPage.getByRole('alert')).toContainText(
      'given in writing',
    );
    await director.decide('Approve', 'ok then');
    await expect(directorPage.getByRole('alert')).toContainText(
      'at least 10 characters and three words',
    );
    await director.expectPhase('Awaiting approval');
  });

  await test.step('the Director approves in writing, and the gate opens for this commit alone', async () => {
    await director.decide('Approve', 'I have read it all, and approve it.');
    await director.expectPhase('Approved');
    expect((await pipeline.ask(commit)).allowed).toBe(true);
    expect(await pipeline.ask(OTHER_COMMIT)).toMatchObject({
      allowed: false,
      reasons: [{ code: 'commit-mismatch' }],
    });
  });

  await test.step('another person’s decision shows on the open page of the engineer by itself', async () => {
    await engineer.expectPhase('Approved');
  });

  await test.step('the deployment is recorded, the window runs, production is settled', async () => {
    await pipeline.report('production', commit);
    await engineer.expectPhase('In production');
    for (const part of ['login', 'project-views', 'data-access']) {
      await engineer.completePart('critical-paths-verified', part);
    }
    await engineer.complete('uptime-green');
    await engineer.complete('logs-monitored');
    await engineer.expectPhase('Post-deployment');
  });

  await test.step('the duties after the release complete it', async () => {
    await engineerPage
      .getByRole('button', { name: 'Deliver release notes', exact: true })
      .first()
      .click();
    const dialog = engineerPage.getByRole('dialog');
    await dialog
      .getByRole('button', { name: 'Deliver release notes', exact: true })
      .click();
    await engineer.expectComplete('release-notes-delivered');
    await engineer
      .item('time-logged')
      .getByRole('button', { name: 'Log time', exact: true })
      .click();
    const time = engineerPage.getByRole('dialog');
    await expect(time).toContainText('Stand-in of the demo, not Clockify');
    await time.getByLabel('Duration').fill('0:05');
    await time.getByRole('button', { name: 'Log time', exact: true }).click();
    await engineer.expectComplete('time-logged');
    await engineer.expectPhase('Completed');
    await expect(engineerPage.getByTestId('waiting-for')).toContainText(
      'nothing is left to do',
    );
  });
});

test('a rejected release is fixed, approved, rolled back with users affected, and enters the workflow again', async ({
  browser,
}) => {
  const commit = 'b'.repeat(40);
  const baseline = { version: '4.1.0', commit: '8'.repeat(40) };
  const engineerPage = await openAs(browser, 'engineer');
  const engineer = new ReleasePage(engineerPage);
  const directorPage = await openAs(browser, 'director');
  const director = new ReleasePage(directorPage);
  const pipeline = new Pipeline(engineerPage, 'component:default/file-share');

  await startRelease(engineerPage, 'file-share', '4.2.0', commit);
  await engineer.prepare();
  await pipeline.report('staging', commit);
  await engineerPage.reload();
  await engineer.testOnStaging();
  await engineer.requestApproval({ testingResults: 'All green.', baseline });

  await test.step('the Director rejects in writing', async () => {
    await directorPage.goto(engineerPage.url());
    await director.decide('Reject', 'Say what happens to large files first.');
    await expect(
      directorPage.getByText('Say what happens to large files first.').first(),
    ).toBeVisible();
    expect((await pipeline.ask(commit)).reasons[0].code).toBe(
      'approval-rejected',
    );
  });

  await test.step('asked again, the Director approves', async () => {
    await engineer.expectPhase('Staging');
    await engineer.requestApproval({
      testingResults: 'All green, also with files of 4 GB.',
      baseline,
    });
    await directorPage.reload();
    await director.decide('Approve', 'Large files are tested now. Approved.');
    await director.expectPhase('Approved');
  });

  await test.step('in production it turns out to be broken and is rolled back to the baseline', async () => {
    await pipeline.report('production', commit);
    await engineer.expectPhase('In production');
    await engineer.button('Roll back').click();
    const dialog = engineerPage.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('Uploads fail for shared folders.');
    await expect(dialog.getByLabel('Restored version')).toHaveValue('4.1.0');
    await dialog.getByLabel('Users affected').check();
    await dialog.getByLabel('Who').fill('People with shared folders');
    await dialog.getByLabel('Impact').fill('Forty users for ten minutes.');
    await dialog.getByRole('button', { name: 'Roll back' }).click();
    await engineer.expectPhase('Rolling back');
    expect((await pipeline.ask(baseline.commit)).allowed).toBe(true);
    expect((await pipeline.ask(commit)).allowed).toBe(false);
    await pipeline.report('production', baseline.commit);
    await engineer.expectPhase('Rolled back');
  });

  await test.step('the duties of the rollback stand open, and the approvers were notified', async () => {
    await expect(engineer.item('incident-report-filed')).toHaveAttribute(
      'data-state',
      'open',
    );
    await engineerPage.reload();
    await engineer.expectComplete('approver-notified');
  });

  await test.step('the engineer enters the workflow again, as attempt 2', async () => {
    await engineer.button('Re-enter').click();
    const dialog = engineerPage.getByRole('dialog');
    await dialog.getByLabel('Version').fill('4.2.1');
    await dialog.getByLabel('Commit').fill('c'.repeat(40));
    await dialog.getByRole('button', { name: 'Re-enter' }).click();
    await engineer.expectPhase('Pre-deployment');
    await expect(engineerPage.getByText('attempt 2').first()).toBeVisible();
  });
});
