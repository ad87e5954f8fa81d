import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  COMMIT,
  PAYMENTS,
  createWorld,
  openPage,
} from '../../testUtils/renderPages';
import { DIRECTOR, ENGINEER, commitOf } from '../../testUtils/scenarios';

const HUB = 'component:default/project-hub';

function busyWorld() {
  const world = createWorld();
  const { story } = world;
  story.advance(story.start(HUB, '5.0.0', commitOf('c0')), 'requested');
  story.advance(story.start(PAYMENTS, '2.4.0', COMMIT), 'requested');
  story.advance(
    story.start('component:default/invoicing', '1.0.0', commitOf('d1')),
    'completed',
  );
  return world;
}

function section(title: string) {
  const heading = screen.getByRole('heading', { name: title });
  return within(heading.closest('section')!);
}

describe('the inbox', () => {
  it('shows what waits for the viewer’s decision first, the longest waiting on top', async () => {
    openPage(busyWorld(), '/', { person: DIRECTOR });

    await screen.findByText('project-hub');
    const rows = section('Waiting for your decision').getAllByRole('listitem');
    expect(rows.map(row => row.textContent)).toEqual([
      expect.stringContaining('project-hub'),
      expect.stringContaining('payments'),
    ]);
    expect(rows[0]).toHaveTextContent('7 days left');
  });

  it('shows the viewer’s own releases that are not finished', async () => {
    openPage(busyWorld(), '/', { person: ENGINEER });

    await screen.findByText('project-hub');
    expect(section('Yours to finish').getAllByRole('listitem')).toHaveLength(2);
  });

  it('says so when nothing waits', async () => {
    openPage(createWorld(), '/', { person: DIRECTOR });

    expect(
      await screen.findByText(/Nothing waits for your decision/),
    ).toBeInTheDocument();
  });

  it('is walked through by j and k, and opened by Enter', async () => {
    openPage(busyWorld(), '/', { person: DIRECTOR });
    await screen.findByText('project-hub');

    await userEvent.keyboard('jjk');
    expect(document.activeElement).toHaveTextContent('project-hub');
    await userEvent.keyboard('{Enter}');

    expect(
      await screen.findByRole('heading', { name: '5.0.0' }),
    ).toBeInTheDocument();
  });

  it('finds releases that have ended by what is typed', async () => {
    openPage(busyWorld(), '/?tab=history');
    await screen.findByText('invoicing');

    await userEvent.type(screen.getByLabelText('Search'), 'nothing like it');

    expect(
      await screen.findByText(/No release that has ended matches/),
    ).toBeInTheDocument();
  });

  it('shows everything under way by phase', async () => {
    openPage(busyWorld(), '/?tab=in-flight');

    expect(
      await screen.findByRole('heading', { name: 'Awaiting approval' }),
    ).toBeInTheDocument();
    expect(section('Awaiting approval').getAllByRole('listitem')).toHaveLength(
      2,
    );
  });
});
