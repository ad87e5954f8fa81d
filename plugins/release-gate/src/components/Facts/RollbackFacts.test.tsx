import { screen, within } from '@testing-library/react';
import {
  type TestWorld,
  createWorldAt,
  openPage,
} from '../../testUtils/renderPages';

async function openRolledBack(
  affected: boolean,
  before: (world: TestWorld, id: string) => void = () => undefined,
) {
  const { world, id } = createWorldAt('in-production');
  world.gate.does('user:default/engineer', id, {
    type: 'roll-back',
    reason: 'Refunds are paid twice.',
    restoredVersion: '2.3.0',
    usersAffected: affected,
    ...(affected && {
      affected: {
        who: 'Clients with refunds',
        howMany: 'about nine',
        since: world.clock.iso,
      },
      impact: 'They saw a wrong balance.',
    }),
  });
  world.gate.does('release-gate', id, {
    type: 'note-notified',
    to: ['group:default/director-of-ai-strategy-alignment'],
  });
  before(world, id);
  openPage(world, `/releases/${id}`, { templates: ['incident-report'] });
  const heading = await screen.findByRole('heading', { name: 'Rolling back' });
  return within(heading.closest('section') as HTMLElement);
}

const rows = (list: HTMLElement) =>
  within(list)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

describe('a rollback', () => {
  it('keeps who was affected, how many, since when and how', async () => {
    const panel = await openRolledBack(true);
    expect(panel.getByText('Users were affected.')).toBeInTheDocument();
    const told = panel.getAllByRole('definition');
    expect(told.map(({ textContent }) => textContent)).toEqual([
      'Clients with refunds',
      'about nine',
      'just now',
    ]);
    expect(panel.getByText('They saw a wrong balance.')).toBeInTheDocument();
  });

  it('names the version and the commit that come back', async () => {
    const panel = await openRolledBack(false);
    expect(panel.getByText(/^To 2\.3\.0/)).toHaveTextContent(
      'To 2.3.0 9d3e9d3, by engineer',
    );
    expect(panel.getByText('No users were affected.')).toBeInTheDocument();
  });

  it('lists its duties, each with its state', async () => {
    const panel = await openRolledBack(true);
    expect(rows(panel.getByRole('list', { name: 'Duties' }))).toEqual([
      'Reverted to the previous working deploymentOpen',
      'Director notifiedDone just now',
      'Root cause investigated on stagingOpen',
      'Incident report filedOpen',
    ]);
  });

  it('owes no incident report where nobody was affected', async () => {
    const panel = await openRolledBack(false);
    expect(
      rows(panel.getByRole('list', { name: 'Duties' })).join(),
    ).not.toContain('Incident report');
    expect(panel.queryByRole('link', { name: /incident report/ })).toBeNull();
  });

  it('leads to the template of its incident report', async () => {
    const panel = await openRolledBack(true);
    expect(
      await panel.findByRole('link', { name: 'Write incident report' }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining('/create/templates/default/incident-report?'),
    );
  });

  it.each([
    [
      'still leads there while the report is a draft',
      '\u27e6What happened?\u27e7',
      1,
    ],
    ['no longer leads there once the report is final', 'Paid twice.', 0],
  ])('%s', async (_, markdown, count) => {
    const panel = await openRolledBack(true, (world, id) =>
      world.gate.does('user:default/engineer', id, {
        type: 'attach',
        kind: 'incident-report',
        title: 'Incident report',
        markdown,
      }),
    );
    // By then the catalog has been asked: the list of the stage offers it too.
    await screen.findAllByRole('link', { name: 'Write incident report' });
    expect(
      panel.queryAllByRole('link', { name: 'Write incident report' }),
    ).toHaveLength(count);
  });
});
