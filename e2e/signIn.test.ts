import { expect, test } from '@playwright/test';
import { readDemoPeople } from './readDemoPeople';
import { signInAs } from './signInAs';

const people = readDemoPeople();

test('the sign-in page offers the demo people and signs in the one that is chosen', async ({
  page,
}) => {
  await page.goto('/');

  const offered = page.getByRole('list', { name: 'People of the demo' });
  await expect(offered.getByRole('heading', { level: 2 })).toHaveText(
    people.map(({ name }) => name),
  );

  const [first, second] = people;
  await signInAs(page, second);

  await expect(offered).toBeHidden();
  await expect(page.getByRole('link', { name: second.name })).toBeVisible();
  await expect(page.getByRole('link', { name: first.name })).toBeHidden();
});
