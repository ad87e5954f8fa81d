import { expect, Page } from '@playwright/test';

/** Becomes one of the demo's people, from the sign-in page, and waits until the portal is there. */
export async function signInAs(page: Page, person: { readonly name: string }) {
  await page.getByRole('button', { name: `Sign in as ${person.name}` }).click();
  await expect(page.getByText('Sign out', { exact: true })).toBeVisible();
}
