import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReleaseGateApi } from 'backstage-plugin-release-gate-common';
import {
  PAYMENTS,
  createWorld,
  openPage,
  spiedApi,
} from '../../testUtils/renderPages';
import {
  DIRECTOR,
  ENGINEER,
  ENGINEER_2,
  commitOf,
} from '../../testUtils/scenarios';

const HUB = 'component:default/project-hub';

function endedWorld(howMany = 1) {
  const world = createWorld();
  const { story } = world;
  for (let number = 1; number <= howMany; number += 1) {
    const id = story.start(PAYMENTS, `1.${number}.0`, commitOf('a1'));
    world.gate.does(ENGINEER, id, { type: 'cancel', reason: 'Not needed' });
  }
  const hub = story.start(HUB, '5.0.0', commitOf('c0'));
  world.gate.does(ENGINEER, hub, { type: 'cancel', reason: 'Not needed' });
  return world;
}

function lastAsked(api: jest.Mocked<ReleaseGateApi>) {
  return api.releases.mock.calls
    .map(([filter]) => filter)
    .filter(filter => filter?.limit === 50)
    .at(-1);
}

const rows = () => within(screen.getByRole('list')).getAllByRole('listitem');

describe('the history', () => {
  it('says how many releases have ended', async () => {
    openPage(endedWorld(3), '/?tab=history');
    expect(await screen.findByText('4 releases')).toBeInTheDocument();
  });

  it('is narrowed by what stands in the address, so that a list can be sent to somebody', async () => {
    const world = endedWorld();
    const api = spiedApi(world, ENGINEER);
    openPage(
      world,
      '/?tab=history&service=payments&owner=portal-team&person=engineer&phase=cancelled&from=2026-05-01&to=2026-05-31',
      { api },
    );

    expect(await screen.findByText('1 release')).toBeInTheDocument();
    expect(lastAsked(api)).toMatchObject({
      entityRef: PAYMENTS,
      owner: 'group:default/portal-team',
      createdBy: ENGINEER,
      phase: ['cancelled'],
      from: expect.stringMatching(/^2026-.*Z$/),
      to: expect.stringMatching(/^2026-.*Z$/),
    });
    expect(screen.getByLabelText('Service')).toHaveValue('payments');
    expect(screen.getByLabelText('Phase')).toHaveValue('cancelled');
    expect(screen.getByLabelText('Started from')).toHaveValue('2026-05-01');
  });

  it('is narrowed by a service that is typed, also one that the catalog does not have any more', async () => {
    openPage(endedWorld(), '/?tab=history');
    await screen.findByText('2 releases');

    await userEvent.type(screen.getByLabelText('Service'), 'payments{Enter}');

    expect(await screen.findByText('1 release')).toBeInTheDocument();
    expect(rows()[0]).toHaveTextContent('payments');
  });

  it('offers what the catalog has', async () => {
    openPage(endedWorld(), '/?tab=history', {
      components: [{ name: 'payments' }, { name: 'project-hub' }],
    });
    await screen.findByText('2 releases');

    await userEvent.type(screen.getByLabelText('Service'), 'hub');
    await userEvent.click(
      await screen.findByRole('option', { name: /project-hub/ }),
    );

    expect(await screen.findByText('1 release')).toBeInTheDocument();
    expect(rows()[0]).toHaveTextContent('project-hub');
  });

  it('takes what is typed for what the catalog calls so, whatever its name is', async () => {
    openPage(endedWorld(), '/?tab=history', {
      components: [{ name: 'project-hub', title: 'The Hub' }],
    });
    await screen.findByText('2 releases');

    await userEvent.type(screen.getByLabelText('Service'), 'the hub');
    await screen.findByRole('option', { name: /The Hub/ });
    await userEvent.keyboard('{Enter}');

    expect(await screen.findByText('1 release')).toBeInTheDocument();
    expect(rows()[0]).toHaveTextContent('project-hub');
  });

  it('says so when what is typed can be no name', async () => {
    openPage(endedWorld(), '/?tab=history');
    await screen.findByText('2 releases');

    await userEvent.type(screen.getByLabelText('Owner'), 'a:b:c{Enter}');

    expect(
      await screen.findByText(/No name of the catalog/),
    ).toBeInTheDocument();
    expect(screen.getByText('2 releases')).toBeInTheDocument();
  });

  it('is whole again when the filters are cleared', async () => {
    openPage(endedWorld(), '/?tab=history&q=hub&service=project-hub');
    await screen.findByText('1 release');

    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );

    expect(await screen.findByText('2 releases')).toBeInTheDocument();
    expect(screen.getByLabelText('Search')).toHaveValue('');
    expect(screen.getByLabelText('Search')).toHaveFocus();
    expect(screen.getByLabelText('Service')).toHaveValue('');
    expect(
      screen.queryByRole('button', { name: 'Clear filters' }),
    ).not.toBeInTheDocument();
  });

  it('is read page by page, and goes on where the new rows are', async () => {
    const world = endedWorld(59);
    const api = spiedApi(world, ENGINEER);
    openPage(world, '/?tab=history', { api });
    await screen.findByText('50 of 60 releases');
    expect(rows()).toHaveLength(50);

    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));

    expect(await screen.findByText('60 releases')).toBeInTheDocument();
    expect(rows()).toHaveLength(60);
    expect(lastAsked(api)).toHaveProperty('cursor');
    expect(rows()[50]).toContainElement(document.activeElement as HTMLElement);
    expect(
      screen.queryByRole('button', { name: 'Show more' }),
    ).not.toBeInTheDocument();
  });

  it('is searched from every tab by /', async () => {
    openPage(endedWorld(), '/');
    await screen.findByRole('heading', { name: 'Yours to finish' });

    await userEvent.keyboard('/');

    await waitFor(() => expect(screen.getByLabelText('Search')).toHaveFocus());
  });
});

describe('what is to be finished', () => {
  it('is what somebody else of the viewer’s team started as well', async () => {
    const world = createWorld();
    world.story.start(PAYMENTS, '2.4.0', commitOf('a1'));
    openPage(world, '/', {
      person: ENGINEER_2,
      groups: ['group:default/portal-team'],
    });

    const row = await screen.findByRole('listitem');
    expect(row).toHaveTextContent('payments');
    expect(row).toHaveTextContent('by engineer');
    expect(screen.getByText('1 release')).toBeInTheDocument();
  });

  it('is listed once where the viewer started it in their own team', async () => {
    const world = createWorld();
    world.story.start(PAYMENTS, '2.4.0', commitOf('a1'));
    openPage(world, '/', { groups: ['group:default/portal-team'] });

    expect(await screen.findByRole('listitem')).toHaveTextContent('by you');
    expect(screen.getByText('1 release')).toBeInTheDocument();
  });

  it('is not what other teams own', async () => {
    const world = createWorld();
    world.story.start(PAYMENTS, '2.4.0', commitOf('a1'));
    openPage(world, '/', { person: DIRECTOR });

    expect(
      await screen.findByText(/No release that you started/),
    ).toBeInTheDocument();
  });
});

it('what is under way is counted by phase, and read phase by phase', async () => {
  const world = createWorld();
  for (let number = 1; number <= 60; number += 1) {
    world.story.start(
      `component:default/service-${number}`,
      '1.0.0',
      commitOf('a1'),
    );
  }
  openPage(world, '/?tab=in-flight');
  await screen.findByText('50 of 60 releases');

  await userEvent.click(screen.getByRole('button', { name: 'Show more' }));

  expect(await screen.findByText('60 releases')).toBeInTheDocument();
  expect(rows()).toHaveLength(60);
});
