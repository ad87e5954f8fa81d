import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fill } from '../../testUtils/fill';
import { FakeResponseError } from '../../testUtils/FakeResponseError';
import {
  COMMIT,
  PAYMENTS,
  createWorld,
  openPage,
  spiedApi,
} from '../../testUtils/renderPages';
import { DIRECTOR, ENGINEER, OUTSIDER } from '../../testUtils/scenarios';

function withRelease(
  until: Parameters<ReturnType<typeof createWorld>['story']['advance']>[1],
) {
  const world = createWorld();
  const id = world.story.start(PAYMENTS, '2.4.0', COMMIT);
  world.story.advance(id, until);
  return { world, id };
}

function row(itemId: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(
    `[data-item-id="${itemId}"]`,
  );
  if (!found) {
    throw new Error(`No row for ${itemId}`);
  }
  return found;
}

describe('the page of a release', () => {
  it('takes one call', async () => {
    const { world, id } = withRelease('staging');
    const api = spiedApi(world, ENGINEER);
    openPage(world, `/releases/${id}`, { api });

    await screen.findByRole('heading', { name: '2.4.0' });
    expect(api.release).toHaveBeenCalledTimes(1);
    expect(api.summary).not.toHaveBeenCalled();
    expect(api.events).not.toHaveBeenCalled();
  });

  it('says whose turn it is, and since when', async () => {
    const { world, id } = withRelease('staging');
    openPage(world, `/releases/${id}`);

    expect(await screen.findByTestId('waiting-for')).toHaveTextContent(
      /^Waiting for portal-team: 3 items are open, since \d+ min$/,
    );
    expect(screen.getByTestId('phase')).toHaveTextContent('Staging');
  });

  it('counts what keeps the gate closed by stage', async () => {
    const { world, id } = withRelease('staging');
    openPage(world, `/releases/${id}`);

    const gate = within(await screen.findByTestId('gate'));
    expect(gate.getByText('Closed')).toBeInTheDocument();
    expect(gate.getByText('3 items are open in Staging')).toBeInTheDocument();
    expect(
      gate.getByText('No approval has been requested'),
    ).toBeInTheDocument();
  });

  it('shows no button for an action that is not allowed', async () => {
    const { world, id } = withRelease('staging');
    openPage(world, `/releases/${id}`, { person: OUTSIDER });

    await screen.findByRole('heading', { name: '2.4.0' });
    expect(
      screen.queryByRole('button', { name: 'Complete' }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'More actions' }),
    ).not.toBeInTheDocument();
    expect(screen.getByText(/You can read this release/)).toBeInTheDocument();
    expect(
      within(row('no-regressions')).getByText('Its owners complete it'),
    ).toBeInTheDocument();
  });

  it('shows exactly one button in the primary colour', async () => {
    const { world, id } = withRelease('staging');
    openPage(world, `/releases/${id}`);

    await screen.findByRole('heading', { name: '2.4.0' });
    const primary = screen
      .getAllByRole('button', { name: 'Complete' })
      .filter(({ className }) => className.includes('contained'));
    expect(primary).toHaveLength(1);
    expect(row('features-tested-end-to-end')).toContainElement(primary[0]);
  });

  it('completes an item in one click and shows the answer without reading again', async () => {
    const { world, id } = withRelease('staging');
    const api = spiedApi(world, ENGINEER);
    openPage(world, `/releases/${id}`, { api });
    await screen.findByRole('heading', { name: '2.4.0' });

    await userEvent.click(
      within(row('no-regressions')).getByRole('button', { name: 'Complete' }),
    );

    expect(api.completeItem).toHaveBeenCalledWith(id, 'no-regressions', {});
    expect(row('no-regressions')).toHaveAttribute('data-state', 'complete');
    expect(api.release).toHaveBeenCalledTimes(1);
  });

  it('asks in place for what an item requires', async () => {
    const { world, id } = withRelease('pre-deployment');
    const api = spiedApi(world, ENGINEER);
    openPage(world, `/releases/${id}`, { api });
    await screen.findByRole('heading', { name: '2.4.0' });
    const estimate = within(row('estimate-approved'));

    await userEvent.click(estimate.getByRole('button', { name: 'Complete' }));
    await fill(estimate.getByLabelText('Note'), '6 hours');
    await userEvent.click(estimate.getByRole('button', { name: 'Complete' }));

    expect(api.completeItem).toHaveBeenCalledTimes(1);
    expect(row('estimate-approved')).toHaveTextContent('6 hours');
  });

  it('shows the refusal of a command and keeps the text', async () => {
    const { world, id } = withRelease('staging');
    const api = spiedApi(world, ENGINEER);
    api.completeItem.mockRejectedValueOnce(
      new FakeResponseError(409, 'Somebody was faster', 'stale-revision'),
    );
    openPage(world, `/releases/${id}`, { api });
    await screen.findByRole('heading', { name: '2.4.0' });
    const item = within(row('no-regressions'));

    await userEvent.click(item.getByTitle('Say more: a note, a link'));
    await fill(item.getByLabelText('Note'), 'looked at all of it');
    await userEvent.click(item.getByRole('button', { name: 'Complete' }));

    expect(await item.findByRole('alert')).toHaveTextContent(
      'Somebody was faster',
    );
    expect(item.getByLabelText('Note')).toHaveValue('looked at all of it');
  });

  it('asks why an item is re-opened', async () => {
    const { world, id } = withRelease('staging');
    openPage(world, `/releases/${id}`);
    await screen.findByRole('heading', { name: '2.4.0' });
    const item = within(row('smoke-tests'));

    await userEvent.click(item.getByRole('button', { name: 'Re-open' }));
    await fill(item.getByLabelText('Note'), 'ran on old data');
    await userEvent.click(item.getByRole('button', { name: 'Re-open' }));

    expect(row('smoke-tests')).toHaveAttribute('data-state', 'open');
  });

  it('completes the parts of an item one by one', async () => {
    const { world, id } = withRelease('monitored');
    const api = spiedApi(world, ENGINEER);
    openPage(world, `/releases/${id}`, { api });
    await screen.findByRole('heading', { name: '2.4.0' });
    const part = document.querySelector<HTMLElement>('[data-part-id="login"]');

    await userEvent.click(
      within(part!).getByRole('button', { name: 'Complete' }),
    );

    expect(api.completeItem).toHaveBeenCalledWith(
      id,
      'critical-paths-verified',
      { part: 'login' },
    );
    expect(document.querySelector('[data-part-id="login"]')).toHaveAttribute(
      'data-state',
      'complete',
    );
  });

  it('records a deployment as the word of a person and reads the release again', async () => {
    const world = createWorld();
    const id = world.story.start(PAYMENTS, '2.4.0', COMMIT, { routine: true });
    const api = spiedApi(world, ENGINEER);
    openPage(world, `/releases/${id}`, { api });
    await screen.findByRole('heading', { name: '2.4.0' });

    await userEvent.click(screen.getByRole('button', { name: 'More actions' }));
    await userEvent.click(
      screen.getByRole('menuitem', { name: 'Record deployment' }),
    );
    expect(screen.getByLabelText('Commit')).toHaveValue(COMMIT);
    await userEvent.click(
      screen.getByRole('button', { name: 'Record deployment' }),
    );

    expect(await screen.findByText(/a person’s word/)).toBeInTheDocument();
    expect(api.release).toHaveBeenCalledTimes(2);
  });

  it('fixes the restored version of a rollback to what was approved with it', async () => {
    const { world, id } = withRelease('in-production');
    openPage(world, `/releases/${id}`);
    await screen.findByRole('heading', { name: '2.4.0' });

    await userEvent.click(screen.getByRole('button', { name: 'Roll back' }));

    expect(screen.getByLabelText('Restored version')).toHaveValue('2.3.0');
    expect(screen.getByLabelText('Restored version')).toHaveAttribute(
      'readonly',
    );
  });

  it('leads on to the next attempt after a re-entry', async () => {
    const { world, id } = withRelease('rolled-back');
    openPage(world, `/releases/${id}`);
    await screen.findByRole('heading', { name: '2.4.0' });

    await userEvent.click(screen.getByRole('button', { name: 'Re-enter' }));
    await userEvent.clear(screen.getByLabelText('Version'));
    await fill(screen.getByLabelText('Version'), '2.4.1');
    await fill(screen.getByLabelText('Commit'), 'b'.repeat(40));
    await userEvent.click(screen.getByRole('button', { name: 'Re-enter' }));

    expect(
      await screen.findByRole('heading', { name: '2.4.1' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'attempt 1' })).toBeInTheDocument();
  });

  it('shows the history when it is asked for, latest first', async () => {
    const { world, id } = withRelease('approved');
    openPage(world, `/releases/${id}`, { person: DIRECTOR });
    await screen.findByRole('heading', { name: '2.4.0' });

    await userEvent.click(screen.getByRole('button', { name: 'Show' }));

    const events = within(
      await screen.findByRole('list', { name: 'Events, latest first' }),
    ).getAllByRole('listitem');
    expect(events[0]).toHaveTextContent('approved');
  });

  it('says when there is no such release', async () => {
    const world = createWorld();
    openPage(world, '/releases/01J00000000000000000000000');

    expect(
      await screen.findByText('There is no such release'),
    ).toBeInTheDocument();
  });

  it('offers to try again when it cannot be loaded', async () => {
    const { world, id } = withRelease('staging');
    const api = spiedApi(world, ENGINEER);
    api.release.mockRejectedValueOnce(new Error('connection refused'));
    openPage(world, `/releases/${id}`, { api });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );

    expect(
      await screen.findByRole('heading', { name: '2.4.0' }),
    ).toBeInTheDocument();
  });

  it('reads again slowly where signals are not available', async () => {
    const { world, id } = withRelease('staging');
    openPage(world, `/releases/${id}`);
    await screen.findByRole('heading', { name: '2.4.0' });

    world.story.complete(id, 'no-regressions');
    expect(row('no-regressions')).toHaveAttribute('data-state', 'open');
    await act(async () => world.clock.pass(30_000));

    expect(row('no-regressions')).toHaveAttribute('data-state', 'complete');
  });
});
