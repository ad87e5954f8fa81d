import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fill } from '../../testUtils/fill';
import {
  type TestWorld,
  createWorldAt,
  openPage,
  spiedApi,
} from '../../testUtils/renderPages';
import { ENGINEER } from '../../testUtils/scenarios';

async function openDeployed(
  before: (world: TestWorld, id: string) => Promise<void> = async () => {},
) {
  const { world, id } = createWorldAt('deployed');
  world.gate.timeTracker = {
    id: 'clock',
    title: 'The Clock',
    place: 'Client Portal',
  };
  await before(world, id);
  const api = spiedApi(world, ENGINEER);
  openPage(world, `/releases/${id}`, { api, person: ENGINEER });
  await screen.findByText('Time logged in Clockify');
  return { world, id, api };
}

const row = () => {
  const found = document.querySelector<HTMLElement>(
    '[data-item-id="time-logged"]',
  );
  return within(found as HTMLElement);
};

describe('logging time', () => {
  it('says where it goes, and proposes what the person did', async () => {
    await openDeployed();
    await userEvent.click(row().getByRole('button', { name: 'Log time' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(
      dialog.getByText(/in your name in The Clock \(Client Portal\)/),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(dialog.getByLabelText<HTMLInputElement>('Start').value).toMatch(
        /^2026-05-12T/,
      ),
    );
    expect(dialog.getByLabelText<HTMLInputElement>('Duration').value).toMatch(
      /^\d+:\d\d$/,
    );
    expect(dialog.getByLabelText('Description')).toHaveValue(
      'Release 2.4.0 of payments',
    );
  });

  it('sends what was confirmed, and shows what became of it', async () => {
    const { api, world, id } = await openDeployed();
    await userEvent.click(row().getByRole('button', { name: 'Log time' }));
    const dialog = within(screen.getByRole('dialog'));
    await waitFor(() =>
      expect(dialog.getByRole('button', { name: 'Log time' })).toBeEnabled(),
    );
    await userEvent.clear(dialog.getByLabelText('Duration'));
    await fill(dialog.getByLabelText('Duration'), '1:30');
    await userEvent.click(dialog.getByLabelText('Billable'));
    await userEvent.click(dialog.getByRole('button', { name: 'Log time' }));
    const [[, body]] = api.logTime.mock.calls;
    expect(body).toMatchObject({
      description: 'Release 2.4.0 of payments',
      billable: true,
    });
    expect(Date.parse(body.end ?? '') - Date.parse(body.start)).toBe(
      90 * 60_000,
    );
    expect(await screen.findByText(/2 h, on its way/)).toBeInTheDocument();
    const [entry] = (await world.gate.as(ENGINEER).release(id)).timeEntries;
    expect(entry.state).toBe('pending');
  });

  it('shows why an entry failed, with a way to try again', async () => {
    const { world, id, api } = await openDeployed(async (told, releaseId) => {
      const { timeEntries } = await told.gate.as(ENGINEER).logTime(releaseId, {
        start: '2026-05-12T08:00:00.000Z',
        end: '2026-05-12T09:00:00.000Z',
        description: 'Release 2.4.0',
      });
      told.gate.does('release-gate', releaseId, {
        type: 'settle-time',
        entryId: timeEntries[0].id,
        outcome: { state: 'failed', message: 'The project is archived' },
      });
    });
    const [entry] = (await world.gate.as(ENGINEER).release(id)).timeEntries;
    expect(
      await screen.findByText('The project is archived'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(api.retryTime).toHaveBeenCalledWith(id, entry.id);
  });

  it('a person completes the item without it only with a reason', async () => {
    const { api } = await openDeployed();
    await userEvent.click(row().getByRole('button', { name: 'Override' }));
    expect(row().getByText(/although ‘clock’ does not show it/)).toBeVisible();
    expect(api.completeItem).not.toHaveBeenCalled();
  });
});
