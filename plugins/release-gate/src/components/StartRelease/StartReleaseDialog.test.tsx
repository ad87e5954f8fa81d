import { screen, within } from '@testing-library/react';
import {
  PAYMENTS,
  createWorld,
  openOnEntity,
} from '../../testUtils/renderPages';
import { StartReleaseDialog } from './StartReleaseDialog';

describe('the form that starts a release', () => {
  it('is named by its heading, and each of its fields by its own label', async () => {
    openOnEntity(
      createWorld(),
      <StartReleaseDialog
        entityRef={PAYMENTS}
        onStarted={() => undefined}
        onClose={() => undefined}
      />,
    );

    const form = await screen.findByRole('dialog', { name: 'Start a release' });
    const names = within(form)
      .getAllByRole('textbox')
      .map(field => (field as HTMLInputElement).labels?.[0]?.textContent);
    expect(names).toEqual([
      'Version',
      'Commit',
      'Title',
      'What changed',
      'Why',
    ]);
  });
});
