import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fill } from '../../testUtils/fill';
import {
  COMMIT,
  PAYMENTS,
  createWorld,
  openPage,
  spiedApi,
} from '../../testUtils/renderPages';
import { ENGINEER } from '../../testUtils/scenarios';

const TESTS = 'tests-passing';
const FAILING = {
  provider: 'ci',
  status: 'failing',
  message: '3 of 812 tests failed',
  url: 'https://ci.example.com/runs/12',
} as const;

function row(itemId: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(
    `[data-item-id="${itemId}"]`,
  );
  if (!found) {
    throw new Error(`No row ${itemId}`);
  }
  return found;
}

async function openChecked(finding: object = FAILING) {
  const world = createWorld();
  world.gate.findings = { [TESTS]: { ...FAILING, ...finding } };
  const id = world.story.advance(
    world.story.start(PAYMENTS, '2.4.0', COMMIT),
    'started',
  );
  await world.gate.as(ENGINEER).runChecks(id);
  const api = spiedApi(world, ENGINEER);
  openPage(world, `/releases/${id}`, { api, person: ENGINEER });
  await screen.findByText('All tests passing');
  return { world, id, api };
}

describe('an item that a program answers', () => {
  it('says what the program says, with its link, and is overridden rather than completed', async () => {
    await openChecked();
    const item = within(row(TESTS));
    expect(
      item.getByText(/ci: failing. 3 of 812 tests failed/),
    ).toBeInTheDocument();
    expect(item.getByRole('link', { name: /runs\/12/ })).toHaveAttribute(
      'href',
      FAILING.url,
    );
    expect(
      item.queryByRole('button', { name: 'Complete' }),
    ).not.toBeInTheDocument();
  });

  it('asks why when it is overridden, and shows the reason', async () => {
    const { api } = await openChecked();
    const item = within(row(TESTS));
    await userEvent.click(item.getByRole('button', { name: 'Override' }));
    expect(api.completeItem).not.toHaveBeenCalled();
    expect(item.getByText(/against ‘ci’/)).toBeInTheDocument();
    await fill(item.getByLabelText('Note'), 'The runner is broken');
    await userEvent.click(item.getByRole('button', { name: 'Override' }));
    expect(
      await item.findByText(/Overridden by a person: The runner is broken/),
    ).toBeInTheDocument();
  });

  it('is asked again by a button, and completes by what it says then', async () => {
    const { world, api } = await openChecked();
    world.gate.findings = {
      [TESTS]: { ...FAILING, status: 'passing', message: '812 tests passed' },
    };
    await userEvent.click(screen.getByRole('button', { name: 'Run checks' }));
    expect(api.runChecks).toHaveBeenCalledTimes(1);
    expect(
      await within(row(TESTS)).findByText('812 tests passed'),
    ).toBeInTheDocument();
    expect(row(TESTS)).toHaveAttribute('data-state', 'complete');
  });

  it('says that what it said before is stale when it cannot be asked', async () => {
    const { world } = await openChecked({
      status: 'passing',
      message: '812 tests passed',
    });
    world.gate.findings = {
      [TESTS]: {
        ...FAILING,
        status: 'unavailable',
        message: 'ci could not be asked',
      },
    };
    await userEvent.click(screen.getByRole('button', { name: 'Run checks' }));
    expect(
      await within(row(TESTS)).findByText(
        /stale: unavailable since. ci could not be asked/,
      ),
    ).toBeInTheDocument();
    expect(row(TESTS)).toHaveAttribute('data-state', 'complete');
  });
});
