import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fill } from '../../testUtils/fill';
import {
  COMMIT,
  PAYMENTS,
  createWorld,
  createWorldAt,
  openOnEntity,
  spiedApi,
} from '../../testUtils/renderPages';
import { ENGINEER, OUTSIDER } from '../../testUtils/scenarios';
import { EntityReleasesPage } from './EntityReleasesPage';

describe('the releases of a service', () => {
  it('take one call', async () => {
    const world = createWorld();
    world.story.advance(
      world.story.start(PAYMENTS, '2.4.0', COMMIT),
      'staging',
    );
    const api = spiedApi(world, ENGINEER);
    openOnEntity(world, <EntityReleasesPage />, { api });

    await screen.findByRole('heading', { name: '2.4.0' });
    expect(api.summary).toHaveBeenCalledTimes(1);
    expect(api.release).not.toHaveBeenCalled();
    expect(api.releases).not.toHaveBeenCalled();
  });

  it('say why there is nothing to do while the catalog cannot be asked', async () => {
    const world = createWorld();
    const id = world.story.start(PAYMENTS, '2.4.0', COMMIT);
    const silent = { allowedActions: [], isCatalogSilent: true } as const;
    for (const current of [
      undefined,
      await world.gate.as(ENGINEER).release(id),
    ]) {
      const api = spiedApi(world, ENGINEER);
      const summary = await world.gate.as(ENGINEER).summary(PAYMENTS);
      api.summary.mockResolvedValue({
        ...summary,
        ...silent,
        current: current && { ...current, ...silent },
      });
      const { unmount } = openOnEntity(world, <EntityReleasesPage />, { api });
      expect(
        await screen.findByText(/The actions come back when it can/),
      ).toBeInTheDocument();
      unmount();
    }
  });

  it('teach the workflow where there is none yet, and start one', async () => {
    const world = createWorld();
    openOnEntity(world, <EntityReleasesPage />);

    expect(
      await screen.findByRole('img', {
        name: /^Pre-deployment, then Staging, then Approval/,
      }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Start a release' }),
    );
    await fill(screen.getByLabelText('Version'), '2.4.0');
    await fill(screen.getByLabelText('Commit'), COMMIT);
    await userEvent.click(
      screen.getByRole('button', { name: 'Start a release' }),
    );

    expect(
      await screen.findByRole('heading', { name: '2.4.0' }),
    ).toBeInTheDocument();
    expect(screen.getByTestId('phase')).toHaveTextContent('Pre-deployment');
  });

  it('cannot be started by somebody who does not own the service', async () => {
    const world = createWorld();
    openOnEntity(world, <EntityReleasesPage />, { person: OUTSIDER });

    expect(
      await screen.findByText('The owners of payments start its releases.'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Start a release' }),
    ).not.toBeInTheDocument();
  });

  it('keep what was typed when the start is refused', async () => {
    const world = createWorld();
    world.story.advance(
      world.story.start(PAYMENTS, '2.4.0', COMMIT),
      'staging',
    );
    openOnEntity(world, <EntityReleasesPage />);

    await userEvent.click(
      await screen.findByRole('button', { name: 'Start a release' }),
    );
    const dialog = within(screen.getByRole('dialog'));
    await fill(dialog.getByLabelText('Version'), '2.4.0');
    await fill(dialog.getByLabelText('Commit'), COMMIT);
    await userEvent.click(
      dialog.getByRole('button', { name: 'Start a release' }),
    );

    expect(await dialog.findByRole('alert')).toBeInTheDocument();
    expect(dialog.getByLabelText('Version')).toHaveValue('2.4.0');
  });

  it('are workable right there, and the history says the same', async () => {
    const { world } = createWorldAt('staging');
    const api = spiedApi(world, ENGINEER);
    openOnEntity(world, <EntityReleasesPage />, { api });
    await screen.findByRole('heading', { name: '2.4.0' });
    const item = () =>
      document.querySelector<HTMLElement>('[data-item-id="no-regressions"]')!;

    await userEvent.click(
      within(item()).getByRole('button', { name: 'Complete' }),
    );

    expect(item()).toHaveAttribute('data-state', 'complete');
    expect(api.summary).toHaveBeenCalledTimes(1);
    expect(
      within(screen.getByRole('table')).getByRole('link', { name: '2.4.0' }),
    ).toBeInTheDocument();
  });
});
