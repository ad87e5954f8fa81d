import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeSignals } from '../../testUtils/FakeSignals';
import {
  PAYMENTS,
  createWorld,
  openPage,
  spiedApi,
} from '../../testUtils/renderPages';
import { DIRECTOR, commitOf } from '../../testUtils/scenarios';

const HOUR_MS = 60 * 60_000;

function askedFor(world = createWorld()) {
  const id = world.story.start(PAYMENTS, '2.4.0', commitOf('a1'));
  const signal = { releaseId: id, entityRef: PAYMENTS };
  return { world, id, signal };
}

describe('the inbox', () => {
  it('shows at once what a signal tells of', async () => {
    const { world, id, signal } = askedFor();
    const signals = new FakeSignals();
    openPage(world, '/', { person: DIRECTOR, signals });
    await screen.findByText(/Nothing waits for your decision/);

    world.story.advance(id, 'requested');
    act(() => signals.send(signal));

    expect(await screen.findByRole('listitem')).toHaveTextContent('payments');
  });

  it.each(['/', '/?tab=in-flight', '/?tab=history'])(
    'asks nothing by itself at %s while there are signals',
    async path => {
      const { world } = askedFor();
      const api = spiedApi(world, DIRECTOR);
      openPage(world, path, { api, signals: new FakeSignals() });
      await waitFor(() =>
        expect(screen.queryByLabelText('Loading')).not.toBeInTheDocument(),
      );
      await screen.findByRole('tabpanel');
      const before = api.releases.mock.calls.length;

      await act(async () => world.clock.pass(HOUR_MS));

      expect(before).toBeGreaterThan(0);
      expect(api.releases).toHaveBeenCalledTimes(before);
    },
  );

  it('asks slowly where there are no signals', async () => {
    const { world, id } = askedFor();
    openPage(world, '/', { person: DIRECTOR });
    await screen.findByText(/Nothing waits for your decision/);

    world.story.advance(id, 'requested');
    await act(async () => world.clock.pass(30_000));

    expect(await screen.findByRole('listitem')).toHaveTextContent('payments');
  });

  it('reads twice, not ten times, when ten signals come in a row', async () => {
    const { world, signal } = askedFor();
    const api = spiedApi(world, DIRECTOR);
    const signals = new FakeSignals();
    openPage(world, '/?tab=history', { api, signals });
    await screen.findByText('No release has come to its end yet.');
    const before = api.releases.mock.calls.length;
    let answer = () => {};
    api.releases.mockImplementationOnce(
      filter =>
        new Promise(resolve => {
          answer = () => resolve(world.gate.as(DIRECTOR).releases(filter));
        }),
    );

    for (let times = 0; times < 10; times += 1) {
      act(() => signals.send(signal));
    }
    expect(api.releases).toHaveBeenCalledTimes(before + 1);
    await act(async () => answer());

    expect(api.releases).toHaveBeenCalledTimes(before + 2);
  });

  it('keeps the pages that are shown when a signal comes', async () => {
    const world = createWorld();
    for (let number = 1; number <= 60; number += 1) {
      world.story.start(
        `component:default/service-${number}`,
        '1.0.0',
        commitOf('a1'),
      );
    }
    const signals = new FakeSignals();
    openPage(world, '/?tab=in-flight', { signals });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show more' }),
    );
    await screen.findByText('60 releases');

    const id = world.story.start(PAYMENTS, '2.4.0', commitOf('a1'));
    act(() => signals.send({ releaseId: id, entityRef: PAYMENTS }));

    expect(await screen.findByText('61 releases')).toBeInTheDocument();
    expect(screen.getByText('payments')).toBeInTheDocument();
  });

  it('catches up when somebody returns after a while', async () => {
    const { world, id } = askedFor();
    openPage(world, '/', { person: DIRECTOR, signals: new FakeSignals() });
    await screen.findByText(/Nothing waits for your decision/);
    const turn = (state: DocumentVisibilityState) =>
      act(() => {
        jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
        document.dispatchEvent(new Event('visibilitychange'));
      });

    turn('hidden');
    world.story.advance(id, 'requested');
    turn('visible');

    expect(await screen.findByRole('listitem')).toHaveTextContent('payments');
    jest.restoreAllMocks();
  });

  it('says so when it cannot be read anew, and keeps what it shows', async () => {
    const { world, id, signal } = askedFor();
    world.story.advance(id, 'requested');
    const api = spiedApi(world, DIRECTOR);
    const signals = new FakeSignals();
    openPage(world, '/?tab=in-flight', { api, signals });
    await screen.findByText('payments');

    api.releases.mockRejectedValue(new Error('Failed to fetch'));
    act(() => signals.send(signal));

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The list could not be read: Failed to fetch',
    );
    expect(screen.getByText('payments')).toBeInTheDocument();
  });
});
