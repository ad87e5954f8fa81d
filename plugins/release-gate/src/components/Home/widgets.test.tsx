import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeSignals } from '../../testUtils/FakeSignals';
import {
  PAYMENTS,
  createWorld,
  openElsewhere,
  spiedApi,
} from '../../testUtils/renderPages';
import {
  DIRECTOR,
  ENGINEER,
  ENGINEER_2,
  commitOf,
} from '../../testUtils/scenarios';
import { WaitingWidget } from './WaitingWidget';
import { YourReleasesWidget } from './YourReleasesWidget';

function requestedWorld(howMany: number) {
  const world = createWorld();
  for (let number = 1; number <= howMany; number += 1) {
    world.story.advance(
      world.story.start(
        `component:default/service-${number}`,
        '1.0.0',
        commitOf('a1'),
      ),
      'requested',
    );
  }
  return world;
}

describe('“Waiting for your decision” on a home page', () => {
  it('shows the five that wait longest, and leads to all', async () => {
    openElsewhere(requestedWorld(7), <WaitingWidget />, { person: DIRECTOR });

    const list = await screen.findByRole('list');
    const rows = within(list).getAllByRole('link');
    expect(rows).toHaveLength(5);
    expect(rows[0]).toHaveTextContent('service-1');
    expect(rows[0]).toHaveTextContent('7 days left');
    expect(rows[0]).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/release-gate\/releases\/01J/),
    );
    expect(
      screen.getByRole('link', { name: 'All that waits for you' }),
    ).toHaveAttribute('href', '/release-gate');
  });

  it('says so when nothing waits', async () => {
    openElsewhere(createWorld(), <WaitingWidget />, { person: DIRECTOR });
    expect(
      await screen.findByText('Nothing waits for your decision.'),
    ).toBeInTheDocument();
  });

  it('shows that it is being read', () => {
    const world = createWorld();
    const api = spiedApi(world, DIRECTOR);
    api.releases.mockReturnValue(new Promise(() => undefined));
    openElsewhere(world, <WaitingWidget />, { api });
    expect(screen.getByLabelText('Loading')).toBeInTheDocument();
  });

  it('says why it could not be read, and tries again', async () => {
    const world = requestedWorld(1);
    const api = spiedApi(world, DIRECTOR);
    api.releases.mockRejectedValueOnce(new Error('Failed to fetch'));
    openElsewhere(world, <WaitingWidget />, { api });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Failed to fetch',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByRole('list')).toHaveTextContent('service-1');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('shows at once what a signal tells of', async () => {
    const world = createWorld();
    const signals = new FakeSignals();
    openElsewhere(world, <WaitingWidget />, { person: DIRECTOR, signals });
    await screen.findByText('Nothing waits for your decision.');

    const id = world.story.advance(
      world.story.start(PAYMENTS, '2.4.0', commitOf('a1')),
      'requested',
    );
    act(() => signals.send({ releaseId: id, entityRef: PAYMENTS }));

    expect(await screen.findByRole('list')).toHaveTextContent('payments');
  });
});

describe('“Your releases” on a home page', () => {
  it('shows what the viewer started and what the viewer’s team owns', async () => {
    const world = requestedWorld(1);
    openElsewhere(world, <YourReleasesWidget />, {
      person: ENGINEER_2,
      groups: ['group:default/portal-team'],
    });
    expect(await screen.findByRole('list')).toHaveTextContent('service-1');
  });

  it('says so when nothing is under way', async () => {
    openElsewhere(createWorld(), <YourReleasesWidget />, { person: ENGINEER });
    expect(
      await screen.findByText(/No release that you started/),
    ).toBeInTheDocument();
  });
});
