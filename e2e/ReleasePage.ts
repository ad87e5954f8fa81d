import { type Locator, type Page, expect } from '@playwright/test';

/** The release in front of somebody: what they see of it and click on it. */
export class ReleasePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  item(id: string): Locator {
    return this.page.locator(`[data-item-id="${id}"]`);
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async expectPhase(name: string): Promise<void> {
    await expect(this.page.getByTestId('phase')).toContainText(name);
  }

  async expectComplete(id: string): Promise<void> {
    await expect(this.item(id)).toHaveAttribute('data-state', 'complete');
  }

  /** Ticks an item with one click; `words` where it asks for a note or a link. */
  async complete(
    id: string,
    words: { readonly note?: string; readonly link?: string } = {},
  ): Promise<void> {
    const row = this.item(id);
    await row.getByRole('button', { name: 'Complete', exact: true }).click();
    if (words.note !== undefined) {
      await row.getByLabel('Note').fill(words.note);
      if (words.link !== undefined) {
        await row.getByLabel('Link').fill(words.link);
      }
      await row.getByRole('button', { name: 'Complete', exact: true }).click();
    }
    await this.expectComplete(id);
  }

  async completePart(itemId: string, part: string): Promise<void> {
    const row = this.item(itemId).locator(`[data-part-id="${part}"]`);
    await row.getByRole('button', { name: 'Complete', exact: true }).click();
    await expect(row).toHaveAttribute('data-state', 'complete');
  }

  async attachNote(markdown: string): Promise<void> {
    await this.item('release-notes-prepared')
      .getByRole('button', { name: /^Attach (release note|by hand)$/ })
      .click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Release notes').fill(markdown);
    await dialog
      .getByRole('button', { name: 'Attach document', exact: true })
      .click();
    await expect(dialog).toBeHidden();
    await this.expectComplete('release-notes-prepared');
  }

  /** Everything of pre-deployment. */
  async prepare(): Promise<void> {
    await this.attachNote(
      '## What is new\n\n- Time sheets remember the last project.',
    );
    await this.complete('code-reviewed-and-merged');
    await this.complete('tests-passing');
    await this.complete('no-open-blockers');
    await this.complete('estimate-approved', {
      note: 'Two days, approved on Monday',
    });
    await this.expectPhase('Staging');
  }

  /** Everything of staging, once the deployment there is on record. */
  async testOnStaging(): Promise<void> {
    await this.expectComplete('deployed-to-staging');
    for (const id of [
      'staging-mirrors-production',
      'smoke-tests',
      'features-tested-end-to-end',
      'no-regressions',
      'tenant-isolation-intact',
    ]) {
      await this.complete(id);
    }
  }

  async requestApproval(values: {
    readonly testingResults: string;
    readonly baseline?: { readonly version: string; readonly commit: string };
  }): Promise<void> {
    await this.button('Request approval').click();
    await this.page.getByLabel('Testing results').fill(values.testingResults);
    if (values.baseline) {
      await this.button('State what runs there').click();
      await this.page
        .getByLabel('Version in production')
        .fill(values.baseline.version);
      await this.page.getByLabel('Its commit').fill(values.baseline.commit);
    }
    await this.button('Request approval').click();
    await this.expectPhase('Awaiting approval');
  }

  async decide(name: 'Approve' | 'Reject', statement: string): Promise<void> {
    await this.page.getByLabel('Your written decision').fill(statement);
    await this.button(name).click();
  }
}
