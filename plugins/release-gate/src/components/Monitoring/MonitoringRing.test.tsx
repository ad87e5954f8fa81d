import { act, screen } from '@testing-library/react';
import { FakeClock } from '../../testUtils/FakeClock';
import { createWorldAt, openPage } from '../../testUtils/renderPages';

describe('the monitoring ring', () => {
  it('counts by the server’s clock, however wrong the browser’s is', async () => {
    const { world, id } = createWorldAt('in-production');
    const wrong = new FakeClock('2001-01-01T00:00:00.000Z');
    openPage(world, `/releases/${id}`, { clock: wrong });

    expect(
      await screen.findByRole('timer', { name: '15:00 left' }),
    ).toBeInTheDocument();
    act(() => wrong.pass(61_000));
    expect(
      screen.getByRole('timer', { name: '13:59 left' }),
    ).toBeInTheDocument();
  });

  it('lets the item be completed once the window has passed', async () => {
    const { world, id } = createWorldAt('in-production');
    openPage(world, `/releases/${id}`);
    await screen.findByRole('timer', { name: '15:00 left' });
    const item = () =>
      document.querySelector('[data-item-id="logs-monitored"]');
    expect(item()).not.toHaveTextContent('Complete');

    await act(async () => world.clock.pass(15 * 60_000));

    expect(item()).toHaveTextContent('The window has passed');
    expect(item()).toHaveTextContent('Complete');
  });
});
