import {
  SidebarOpenStateProvider,
  type SidebarOpenState,
} from '@backstage/core-components';
import { act, screen } from '@testing-library/react';
import { FakeSignals } from '../../testUtils/FakeSignals';
import {
  PAYMENTS,
  createWorld,
  openElsewhere,
  spiedApi,
} from '../../testUtils/renderPages';
import { DIRECTOR, ENGINEER, commitOf } from '../../testUtils/scenarios';
import { ReleaseGateSidebarItem } from './ReleaseGateSidebarItem';

const HOUR_MS = 60 * 60_000;

const sidebar = (isOpen: boolean) => {
  const state: SidebarOpenState = { isOpen, setOpen: () => undefined };
  return (
    <SidebarOpenStateProvider value={state}>
      <ReleaseGateSidebarItem />
    </SidebarOpenStateProvider>
  );
};

function requestedWorld() {
  const world = createWorld();
  const id = world.story.start(PAYMENTS, '2.4.0', commitOf('a1'));
  world.story.advance(id, 'requested');
  return { world, signal: { releaseId: id, entityRef: PAYMENTS }, id };
}

describe('the item in the sidebar', () => {
  it('leads to the inbox, and counts what waits for the viewer’s decision', async () => {
    const { world } = requestedWorld();
    const api = spiedApi(world, DIRECTOR);
    openElsewhere(world, sidebar(true), { api });

    expect(
      await screen.findByRole('link', {
        name: 'Release gate, 1 waits for your decision',
      }),
    ).toHaveAttribute('href', '/release-gate');
    expect(screen.getByText('1')).toBeInTheDocument();
    expect(api.releases.mock.calls).toEqual([
      [{ awaitingMyDecision: true, limit: 1 }],
    ]);
  });

  it('shows nothing where nothing waits', async () => {
    const { world } = requestedWorld();
    const api = spiedApi(world, ENGINEER);
    openElsewhere(world, sidebar(true), { api });
    await act(async () => undefined);

    expect(api.releases).toHaveBeenCalled();
    expect(
      screen.getByRole('link', { name: 'Release gate' }),
    ).toHaveTextContent(/^Release gate$/);
  });

  it('says by its name what waits, where the sidebar is closed and has no room', async () => {
    openElsewhere(requestedWorld().world, sidebar(false), {
      person: DIRECTOR,
    });

    const link = await screen.findByRole('link', {
      name: 'Release gate, 1 waits for your decision',
    });
    expect(link).toHaveTextContent('');
  });

  it('counts anew when a signal comes', async () => {
    const { world, signal, id } = requestedWorld();
    const signals = new FakeSignals();
    openElsewhere(world, sidebar(true), { person: DIRECTOR, signals });
    await screen.findByText('1');

    world.gate.does(DIRECTOR, id, {
      type: 'decide',
      decision: 'approved',
      statement: 'Tested with two tenants. Go ahead.',
      requestDigest:
        world.gate.release(DIRECTOR, id).approval.request?.digest ?? '',
    });
    act(() => signals.send(signal));

    expect(
      await screen.findByRole('link', { name: 'Release gate' }),
    ).toBeInTheDocument();
    expect(screen.queryByText('1')).not.toBeInTheDocument();
  });

  it('asks nothing by itself while there are signals', async () => {
    const { world } = requestedWorld();
    const api = spiedApi(world, DIRECTOR);
    openElsewhere(world, sidebar(true), { api, signals: new FakeSignals() });
    await screen.findByText('1');

    await act(async () => world.clock.pass(HOUR_MS));

    expect(api.releases).toHaveBeenCalledTimes(1);
  });

  it('asks slowly where there are none', async () => {
    const { world } = requestedWorld();
    const api = spiedApi(world, DIRECTOR);
    openElsewhere(world, sidebar(true), { api });
    await screen.findByText('1');

    await act(async () => world.clock.pass(29_000));
    expect(api.releases).toHaveBeenCalledTimes(1);
    await act(async () => world.clock.pass(1_000));
    expect(api.releases).toHaveBeenCalledTimes(2);
  });
});
