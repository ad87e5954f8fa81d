import { expect, test } from '@playwright/test';
import { Pipeline, openAs } from './Portal';
import { ReleasePage } from './ReleasePage';

const SERVICE = 'component:default/search-api';
const COMMIT = 'e7'.repeat(20);

test('engineer and Director work side by side: nobody has to ask what is next, and nobody reloads', async ({
  browser,
}) => {
  const engineerPage = await openAs(browser, 'engineer');
  const engineer = new ReleasePage(engineerPage);
  const directorPage = await openAs(browser, 'director');
  const director = new ReleasePage(directorPage);
  const pipeline = new Pipeline(engineerPage, SERVICE);
  const waiting = directorPage.getByRole('link', {
    name: /^Release gate, \d+ waits? for your decision$/,
  });
  let before = 0;

  await test.step('the Director’s home says what waits, and the sidebar counts it', async () => {
    await directorPage.goto('/home');
    await expect(
      directorPage.getByText('Waiting for your decision').first(),
    ).toBeVisible();
    await expect(waiting).toBeVisible();
    const name = (await waiting.getAttribute('aria-label')) ?? '';
    before = Number(/\d+/.exec(name)?.[0]);
    await directorPage.goto('/release-gate');
    await expect(
      directorPage.getByRole('heading', { name: 'Waiting for your decision' }),
    ).toBeVisible();
  });

  await test.step('the engineer brings a release up to the request', async () => {
    await engineerPage.goto('/catalog/default/component/search-api/releases');
    await engineerPage
      .getByRole('button', { name: 'Start a release' })
      .first()
      .click();
    const dialog = engineerPage.getByRole('dialog');
    await dialog.getByLabel('Version').fill('7.5.0');
    await dialog.getByLabel('Commit').fill(COMMIT);
    await dialog.getByLabel('What changed').fill('Typos are forgiven.');
    await dialog.getByLabel('Why').fill('One search in nine found nothing.');
    await dialog.getByRole('button', { name: 'Start a release' }).click();
    await engineerPage
      .getByRole('link', { name: '7.5.0', exact: true })
      .first()
      .click();
    await engineer.prepare();
    await pipeline.report('staging', COMMIT);
    await engineerPage.reload();
    await engineer.testOnStaging();
    await engineer.requestApproval({
      testingResults: 'Both tenants searched.',
    });
  });

  await test.step('the open inbox and the count of the Director follow by themselves', async () => {
    await expect(
      directorPage.getByRole('link', { name: /search-api.*7\.5\.0/ }),
    ).toBeVisible();
    await expect(waiting).toHaveAccessibleName(new RegExp(`, ${before + 1} `));
  });

  await test.step('the dossier says what runs now, what nobody but a person says, and who may decide', async () => {
    await directorPage
      .getByRole('link', { name: /search-api.*7\.5\.0/ })
      .first()
      .click();
    for (const heading of [
      'What changed',
      'Why',
      'Since what runs in production',
      /^A person says so/,
      /^On record/,
      'Testing results',
      'Release notes',
      'Rollback target',
      'Still open from other releases',
      'Who worked on it, and who may decide',
    ]) {
      await expect(
        directorPage.getByRole('heading', { name: heading }).first(),
      ).toBeVisible();
    }
    await expect(
      directorPage.getByText('even a letter, the signature no longer fits'),
    ).toBeVisible();
  });

  await test.step('the rejection is on the engineer’s page at once, and in the notifications', async () => {
    await director.decide('Reject', 'The notes do not say what is forgiven.');
    await engineer.expectPhase('Staging');
    await expect(
      engineerPage.getByText('The notes do not say what is forgiven.').first(),
    ).toBeVisible();
    await engineerPage.goto('/notifications');
    await expect(
      engineerPage.getByText('search-api 7.5.0: rejected').first(),
    ).toBeVisible();
    await engineerPage.goBack();
    await directorPage.goto('/notifications');
    await expect(
      directorPage.getByText('search-api 7.5.0: you rejected').first(),
    ).toBeVisible();
    await directorPage.goBack();
  });

  await test.step('asked again, the Director sees what is different', async () => {
    await engineer.expectPhase('Staging');
    await engineer.requestApproval({
      testingResults: 'Both tenants searched, with three hundred typos.',
    });
    const difference = directorPage.getByRole('heading', {
      name: 'What is different from request 1',
    });
    await expect(difference).toBeVisible();
    await expect(
      directorPage.getByText('with three hundred typos').first(),
    ).toBeVisible();
    await director.decide('Approve', 'The typos are tested now. Approved.');
    await director.expectPhase('Approved');
    await engineer.expectPhase('Approved');
    await expect(waiting).toHaveAccessibleName(new RegExp(`, ${before} `));
  });

  await test.step('the history is searched, filtered and shared by its address', async () => {
    await directorPage.goto('/release-gate?tab=history');
    await directorPage.locator('#rg-search').fill('audit');
    await expect(
      directorPage.getByRole('link', { name: /audit-trail/ }).first(),
    ).toBeVisible();
    await expect(directorPage).toHaveURL(/q=audit/);
    await directorPage.reload();
    await expect(directorPage.locator('#rg-search')).toHaveValue('audit');
    await expect(
      directorPage.getByRole('link', { name: /payments/ }),
    ).toHaveCount(0);
  });

  await test.step('the workflow is drawn, with a mark where the release is', async () => {
    await engineerPage
      .getByRole('button', { name: 'Show the workflow' })
      .click();
    await expect(
      engineerPage.getByRole('dialog').getByText('You are here'),
    ).toBeVisible();
  });
});
