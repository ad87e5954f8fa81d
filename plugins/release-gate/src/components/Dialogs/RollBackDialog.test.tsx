import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fill } from '../../testUtils/fill';
import {
  PAYMENTS,
  type TestWorld,
  createWorldAt,
  openPage,
  spiedApi,
} from '../../testUtils/renderPages';
import {
  DIRECTOR,
  ENGINEER,
  OUTSIDER,
  type Until,
} from '../../testUtils/scenarios';
import { toLocalField } from '../../words/localTime';

async function openAt(
  until: Until,
  before: (world: TestWorld, id: string) => void = () => undefined,
) {
  const { world, id } = createWorldAt(until);
  before(world, id);
  const api = spiedApi(world, ENGINEER);
  openPage(world, `/releases/${id}`, { api });
  await screen.findByRole('heading', { name: '2.4.0' });
  return { world, id, api };
}

async function openDialog() {
  await userEvent.click(screen.getByRole('button', { name: 'Roll back' }));
  const dialog = within(screen.getByRole('dialog'));
  const submit = dialog.getByRole('button', { name: 'Roll back' });
  return { dialog, submit };
}

const productionSuccess = (world: TestWorld, id: string) =>
  world.gate
    .release(ENGINEER, id)
    .deployments.find(({ environment }) => environment === 'production')?.at ??
  '';

describe('rolling back', () => {
  it.each(['in-production', 'deployed', 'completed'] as const)(
    'is one button in sight when the release is %s',
    async until => {
      await openAt(until);
      expect(screen.getAllByRole('button', { name: 'Roll back' })).toHaveLength(
        1,
      );
    },
  );

  it.each(['approved', 'rolling-back', 'rolled-back'] as const)(
    'has no button when the release is %s',
    async until => {
      await openAt(until);
      expect(
        screen.queryByRole('button', { name: 'Roll back' }),
      ).not.toBeInTheDocument();
    },
  );

  it('has no button once another release runs in production', async () => {
    await openAt('completed', world => {
      const next = world.story.start(PAYMENTS, '2.5.0', 'b'.repeat(40));
      world.story.advance(next, 'deployed');
    });
    expect(
      screen.queryByRole('button', { name: 'Roll back' }),
    ).not.toBeInTheDocument();
  });

  it.each([
    [DIRECTOR, 1],
    [OUTSIDER, 0],
  ])('is shown to %s by %i buttons', async (person, count) => {
    const { world, id } = createWorldAt('in-production');
    openPage(world, `/releases/${id}`, { person });
    await screen.findByRole('heading', { name: '2.4.0' });
    expect(screen.queryAllByRole('button', { name: 'Roll back' })).toHaveLength(
      count,
    );
  });

  it('goes to the version and the commit that were approved with the release', async () => {
    await openAt('in-production');
    const { dialog } = await openDialog();
    const version = dialog.getByLabelText('Restored version');
    expect(version).toHaveValue('2.3.0');
    expect(version).toHaveAttribute('readonly');
    expect(
      dialog.getByText(/that was approved with this release/),
    ).toHaveTextContent('Commit 9d3e9d3, the baseline');
  });

  it('says what follows before it is done', async () => {
    await openAt('in-production', (world, id) =>
      world.gate.does('release-gate', id, {
        type: 'observe-ticket',
        tracker: 'usersnap',
        id: 'PAY-118',
        finding: { title: 'Refund in part', state: 'Done', closed: true },
      }),
    );
    const { dialog } = await openDialog();
    const follows = within(
      dialog.getByRole('region', { name: 'What follows' }),
    );
    const words = (text: RegExp) => follows.getByText(text);
    expect(words(/The gate lets exactly/)).toHaveTextContent(
      'The gate lets exactly 2.3.0 9d3e9d3 into production, and nothing else.',
    );
    expect(words(/is told at once/)).toHaveTextContent('Director');
    expect(words(/^Reverted to/)).toBeInTheDocument();
    expect(words(/^Root cause investigated/)).toBeInTheDocument();
    expect(follows.queryByText('Incident report filed')).toBeNull();
    expect(words(/^usersnap PAY-118/)).toBeInTheDocument();

    await userEvent.click(dialog.getByLabelText('Users affected'));
    expect(words(/^Incident report filed/)).toBeInTheDocument();
  });

  it('asks who was affected before it is sent', async () => {
    const { api } = await openAt('in-production');
    const { dialog, submit } = await openDialog();
    await fill(dialog.getByLabelText('Reason'), 'Refunds are paid twice.');
    expect(submit).toBeEnabled();

    await userEvent.click(dialog.getByLabelText('Users affected'));
    expect(submit).toBeDisabled();
    await fill(dialog.getByLabelText('Who'), 'Clients with refunds');
    expect(submit).toBeEnabled();
    expect(api.rollBack).not.toHaveBeenCalled();
  });

  it('tells who, how many, since when and how, in UTC', async () => {
    const { world, id, api } = await openAt('monitored');
    const { dialog, submit } = await openDialog();
    await fill(dialog.getByLabelText('Reason'), 'Refunds are paid twice.');
    await userEvent.click(dialog.getByLabelText('Users affected'));
    await fill(dialog.getByLabelText('Who'), 'Clients with refunds');
    await fill(dialog.getByLabelText('How many'), 'about nine');
    await fill(dialog.getByLabelText('Impact'), 'They saw a wrong balance.');
    const success = productionSuccess(world, id);
    const since = dialog.getByLabelText('Since when');
    expect(since).toHaveValue(toLocalField(success));
    const later = new Date(Date.parse(success) + 5 * 60_000).toISOString();
    fireEvent.change(since, { target: { value: toLocalField(later) } });

    await userEvent.click(submit);

    expect(api.rollBack).toHaveBeenCalledWith(id, {
      reason: 'Refunds are paid twice.',
      restoredVersion: '2.3.0',
      usersAffected: true,
      affected: {
        who: 'Clients with refunds',
        howMany: 'about nine',
        since: later,
      },
      impact: 'They saw a wrong balance.',
    });
    expect(await screen.findByTestId('phase')).toHaveTextContent(
      'Rolling back',
    );
  });

  it('leaves out what nobody knows', async () => {
    const { id, api } = await openAt('in-production');
    const { dialog, submit } = await openDialog();
    await fill(dialog.getByLabelText('Reason'), 'Refunds are paid twice.');
    await userEvent.click(dialog.getByLabelText('Users affected'));
    await fill(dialog.getByLabelText('Who'), 'Clients');
    fireEvent.change(dialog.getByLabelText('Since when'), {
      target: { value: '' },
    });

    await userEvent.click(submit);

    expect(api.rollBack).toHaveBeenCalledWith(id, {
      reason: 'Refunds are paid twice.',
      restoredVersion: '2.3.0',
      usersAffected: true,
      affected: { who: 'Clients' },
    });
  });

  it('says nothing of users that were not affected after all', async () => {
    const { id, api } = await openAt('in-production');
    const { dialog, submit } = await openDialog();
    await fill(dialog.getByLabelText('Reason'), 'A wrong log level.');
    await userEvent.click(dialog.getByLabelText('Users affected'));
    await fill(dialog.getByLabelText('Who'), 'Clients');
    await userEvent.click(dialog.getByLabelText('Users affected'));

    await userEvent.click(submit);

    expect(api.rollBack).toHaveBeenCalledWith(id, {
      reason: 'A wrong log level.',
      restoredVersion: '2.3.0',
      usersAffected: false,
    });
  });

  it('takes no time that is still to come', async () => {
    const { world } = await openAt('in-production');
    const { dialog, submit } = await openDialog();
    await fill(dialog.getByLabelText('Reason'), 'Refunds are paid twice.');
    await userEvent.click(dialog.getByLabelText('Users affected'));
    await fill(dialog.getByLabelText('Who'), 'Clients');
    const later = new Date(Date.parse(world.clock.iso) + 120_000).toISOString();
    fireEvent.change(dialog.getByLabelText('Since when'), {
      target: { value: toLocalField(later) },
    });

    expect(dialog.getByText('This is still to come.')).toBeInTheDocument();
    expect(submit).toBeDisabled();
  });

  it('without a known baseline goes by the word of a person, and opens the gate to nothing', async () => {
    const { world, id } = createWorldAt('in-production');
    const api = spiedApi(world, ENGINEER);
    const release = world.gate.release(ENGINEER, id);
    const { baseline: _, ...request } = release.approval.request!;
    api.release.mockResolvedValue({
      ...release,
      approval: { ...release.approval, request },
    });
    openPage(world, `/releases/${id}`, { api });
    await screen.findByRole('heading', { name: '2.4.0' });
    const { dialog, submit } = await openDialog();

    expect(
      dialog.getByText(/^No baseline is known. .* recorded as your word/),
    ).toBeInTheDocument();
    expect(
      dialog.getByText(/^The gate lets nothing into production/),
    ).toBeInTheDocument();
    await fill(dialog.getByLabelText('Reason'), 'Refunds are paid twice.');
    expect(submit).toBeDisabled();
    await fill(dialog.getByLabelText('Restored version'), '2.3.0');
    expect(submit).toBeEnabled();
  });
});
