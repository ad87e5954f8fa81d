import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { ProductionJson } from 'backstage-plugin-release-gate-common';
import {
  COMMIT,
  PAYMENTS,
  createWorld,
  openOnEntity,
  spiedApi,
} from '../../testUtils/renderPages';
import { ENGINEER } from '../../testUtils/scenarios';
import { StartReleaseDialog } from './StartReleaseDialog';

describe('the form that starts a release', () => {
  it('is named by its heading, and each of its fields by its own label', async () => {
    openOnEntity(
      createWorld(),
      <StartReleaseDialog
        entityRef={PAYMENTS}
        environments={[{ name: 'production', mayStart: true }]}
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

describe('where a service has several production environments', () => {
  const open = (environments: readonly ProductionJson[]) => {
    const world = createWorld();
    const api = spiedApi(world, ENGINEER);
    openOnEntity(
      world,
      <StartReleaseDialog
        entityRef={PAYMENTS}
        environments={environments}
        onStarted={() => undefined}
        onClose={() => undefined}
      />,
      { api },
    );
    return api;
  };

  it('the form asks which one, and offers those that a release may go to', async () => {
    open([
      { name: 'production', mayStart: false },
      { name: 'production-eu', mayStart: true },
      { name: 'production-us', mayStart: true },
    ]);
    const form = await screen.findByRole('dialog', { name: 'Start a release' });
    const options = within(
      within(form).getByRole('combobox', { name: 'Goes to' }),
    ).getAllByRole('option');
    expect(options.map(({ textContent }) => textContent)).toEqual([
      'production-eu',
      'production-us',
    ]);
  });

  it('the release is started for the one that was chosen', async () => {
    const api = open([
      { name: 'production', mayStart: true },
      { name: 'production-eu', mayStart: true },
    ]);
    const form = await screen.findByRole('dialog', { name: 'Start a release' });
    fireEvent.change(within(form).getByRole('combobox', { name: 'Goes to' }), {
      target: { value: 'production-eu' },
    });
    for (const [label, value] of [
      ['Version', '2.4.0'],
      ['Commit', COMMIT],
    ]) {
      fireEvent.change(within(form).getByRole('textbox', { name: label }), {
        target: { value },
      });
    }
    fireEvent.click(
      within(form).getByRole('button', { name: 'Start a release' }),
    );
    await waitFor(() =>
      expect(api.startRelease).toHaveBeenCalledWith(
        expect.objectContaining({ environment: 'production-eu' }),
      ),
    );
  });
});
