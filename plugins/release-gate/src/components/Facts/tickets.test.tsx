import type { FoundTicketJson } from 'backstage-plugin-release-gate-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fill } from '../../testUtils/fill';
import {
  PAYMENTS,
  type TestWorld,
  createWorldAt,
  openPage,
  spiedApi,
} from '../../testUtils/renderPages';
import { ENGINEER, type Until } from '../../testUtils/scenarios';

const TICKET = { tracker: 'usersnap', id: 'PAY-118' };
const URL = 'https://usersnap.example.com/feedback/118';
const FOUND: readonly FoundTicketJson[] = [
  {
    id: '204',
    title: 'The total is wrong',
    state: 'In progress',
    closed: false,
    priority: 'High',
  },
  { id: '205', title: 'A typo', state: 'Open', closed: false },
  { id: '190', title: 'Slow list', state: 'Done', closed: true },
];

function observe(world: TestWorld, id: string, closed = false) {
  world.gate.does('release-gate', id, {
    type: 'observe-ticket',
    ...TICKET,
    finding: {
      title: 'Refund in part',
      state: closed ? 'Done' : 'In progress',
      closed,
      priority: 'High',
      url: URL,
    },
  });
}

async function openAt(
  until: Until,
  before: (world: TestWorld, id: string) => void = () => undefined,
) {
  const { world, id } = createWorldAt(until);
  world.gate.ticketTrackers = [{ id: 'usersnap', title: 'UserSnap' }];
  world.gate.foundTickets = FOUND;
  before(world, id);
  const api = spiedApi(world, ENGINEER);
  openPage(world, `/releases/${id}`, { api, person: ENGINEER });
  await screen.findByRole('heading', { name: 'Tickets' });
  return { world, id, api };
}

/** The row of the ticket in the facts. */
const row = () => {
  const found = screen
    .getAllByText(/PAY-118/)
    .map(each => each.closest('li'))
    .find(each => each !== null);
  return within(found as HTMLElement);
};

async function openLinkDialog() {
  await userEvent.click(screen.getByRole('button', { name: 'Link ticket' }));
  return within(screen.getByRole('dialog'));
}

describe('linking feedback', () => {
  it('finds what is open, and links what is chosen', async () => {
    const { api, id } = await openAt('started');
    const dialog = await openLinkDialog();
    const choice = await dialog.findByRole('radio', {
      name: /#204 The total is wrong/,
    });
    expect(dialog.getByText('In progress, High')).toBeInTheDocument();
    expect(dialog.queryByText(/Slow list/)).not.toBeInTheDocument();
    expect(dialog.queryByLabelText('Tracker')).not.toBeInTheDocument();
    expect(dialog.getByRole('button', { name: 'Link ticket' })).toBeDisabled();

    await userEvent.click(choice);
    await userEvent.click(dialog.getByRole('button', { name: 'Link ticket' }));

    expect(api.linkTicket).toHaveBeenCalledWith(id, {
      tracker: 'usersnap',
      id: '204',
    });
    expect(await screen.findByText('usersnap 204')).toBeInTheDocument();
  });

  it('looks for a number and a state, and says when there is none', async () => {
    const { api } = await openAt('started');
    const dialog = await openLinkDialog();
    await userEvent.click(await dialog.findByRole('radio', { name: /#205/ }));
    await fill(dialog.getByLabelText('Number'), '#190');
    expect(
      await dialog.findByText('No open feedback found'),
    ).toBeInTheDocument();
    expect(dialog.getByRole('button', { name: 'Link ticket' })).toBeDisabled();

    await userEvent.selectOptions(dialog.getByLabelText('State'), 'Closed');

    expect(
      await dialog.findByRole('radio', { name: /#190 Slow list/ }),
    ).toBeInTheDocument();
    expect(api.searchTickets).toHaveBeenLastCalledWith({
      entityRef: PAYMENTS,
      tracker: 'usersnap',
      id: '190',
      state: 'closed',
    });
  });

  it('drops an answer that comes after the filter has changed', async () => {
    const { api } = await openAt('started');
    let answerLate: (found: { items: FoundTicketJson[] }) => void = () => {};
    api.searchTickets.mockImplementationOnce(
      () =>
        new Promise(resolve => {
          answerLate = resolve;
        }),
    );
    const dialog = await openLinkDialog();
    expect(dialog.getByText('Looking for feedback…')).toBeInTheDocument();
    await userEvent.selectOptions(dialog.getByLabelText('State'), 'Closed');
    await dialog.findByRole('radio', { name: /#190/ });
    answerLate({ items: [FOUND[0]] });
    expect(await dialog.findAllByRole('radio')).toHaveLength(1);
    expect(dialog.getByRole('radio', { name: /#190/ })).toBeInTheDocument();
  });

  it('says when the tracker cannot be read, and takes a ticket by hand', async () => {
    const { api, id } = await openAt('started');
    api.searchTickets.mockRejectedValueOnce(new Error('UserSnap is away'));
    const dialog = await openLinkDialog();
    expect(await dialog.findByText(/UserSnap is away/)).toBeInTheDocument();

    await userEvent.click(
      dialog.getByRole('button', { name: 'Enter a ticket by hand' }),
    );
    await fill(dialog.getByLabelText('Ticket'), '301');
    await userEvent.click(dialog.getByRole('button', { name: 'Link ticket' }));

    expect(api.linkTicket).toHaveBeenCalledWith(id, {
      tracker: 'usersnap',
      id: '301',
    });
  });

  it('asks for tracker and id where no tracker is connected', async () => {
    const { api } = await openAt('started', world => {
      world.gate.ticketTrackers = [];
    });
    const dialog = await openLinkDialog();
    expect(dialog.getByLabelText('Tracker')).toHaveValue('usersnap');
    expect(dialog.getByLabelText('Ticket')).toHaveFocus();
    expect(api.searchTickets).not.toHaveBeenCalled();
  });
});

describe('a linked ticket', () => {
  it('that cannot be closed from here is closed in its tracker', async () => {
    await openAt('deployed', observe);
    expect(row().getByText(/In progress, High/)).toHaveTextContent(
      'In progress, High · read just now',
    );
    const link = row().getByRole('link', { name: /^Close in UserSnap/ });
    expect(link).toHaveAttribute('href', URL);
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    expect(
      row().queryByRole('button', { name: /^Close/ }),
    ).not.toBeInTheDocument();
  });

  it('that can be closed from here is closed after a confirmation', async () => {
    const { api, id } = await openAt('deployed', (world, releaseId) => {
      world.gate.closingTrackers = ['usersnap'];
      observe(world, releaseId);
    });
    expect(
      row().queryByRole('link', { name: /^Close in/ }),
    ).not.toBeInTheDocument();
    await userEvent.click(
      row().getByRole('button', { name: 'Close usersnap PAY-118' }),
    );
    expect(api.closeTicket).not.toHaveBeenCalled();
    const dialog = within(screen.getByRole('dialog'));
    expect(
      dialog.getByText(/‘Refund in part’ will be closed in UserSnap/),
    ).toBeInTheDocument();

    await userEvent.click(dialog.getByRole('button', { name: 'Close ticket' }));

    expect(api.closeTicket).toHaveBeenCalledWith(id, TICKET);
    expect(await screen.findByText('being closed…')).toBeInTheDocument();
  });

  it('says why its tracker did not close it', async () => {
    await openAt('deployed', (world, id) => {
      world.gate.closingTrackers = ['usersnap'];
      observe(world, id);
      world.gate.does(ENGINEER, id, { type: 'close-ticket', ...TICKET });
      world.gate.does('release-gate', id, {
        type: 'note-ticket-not-closed',
        ...TICKET,
        message: 'The project is read-only',
      });
    });
    expect(row().getByText('The project is read-only')).toBeInTheDocument();
    expect(
      row().getByRole('button', { name: 'Close usersnap PAY-118' }),
    ).toBeInTheDocument();
  });

  it('says that it was not read for long', async () => {
    await openAt('deployed', (world, id) => {
      observe(world, id);
      world.clock.pass(16 * 60_000);
    });
    expect(row().getByText(/may be out of date/)).toHaveTextContent(
      'last read 16 min ago – may be out of date',
    );
  });

  it('is not called out of date once the release has ended', async () => {
    await openAt('staged', (world, id) => {
      observe(world, id);
      world.gate.does(ENGINEER, id, {
        type: 'cancel',
        reason: 'The work is given up',
      });
      world.clock.pass(16 * 60_000);
    });
    expect(row().getByText(/^read/)).toHaveTextContent('read 16 min ago');
    expect(row().queryByText(/out of date/)).not.toBeInTheDocument();
  });

  it('says that it was not read yet', async () => {
    await openAt('deployed');
    expect(row().getByText('not read yet')).toBeInTheDocument();
  });

  it('says that its tracker does not have it', async () => {
    await openAt('deployed', (world, id) => {
      world.gate.does('release-gate', id, {
        type: 'observe-ticket',
        ...TICKET,
      });
    });
    expect(row().getByText('UserSnap has no such ticket')).toBeInTheDocument();
  });

  it('leads nowhere but to the web', async () => {
    await openAt('deployed', (world, id) => {
      world.gate.does('release-gate', id, {
        type: 'observe-ticket',
        ...TICKET,
        finding: {
          title: 'Refund in part',
          state: 'Open',
          closed: false,
          url: 'ftp://usersnap.example.com/118',
        },
      });
    });
    expect(row().queryByRole('link')).not.toBeInTheDocument();
  });
});

describe('a rollback', () => {
  const rows = () =>
    within(screen.getByRole('list', { name: 'Linked tickets' }));

  it('asks to re-open the tickets that were closed', async () => {
    await openAt('rolling-back', (world, id) => observe(world, id, true));
    expect(
      rows().getByText(
        'Closed for this release – re-open it where the work is undone',
      ),
    ).toBeInTheDocument();
    expect(
      rows().getByRole('link', { name: /^usersnap PAY-118/ }),
    ).toHaveAttribute('href', URL);
  });

  it('lists the tickets that are open too', async () => {
    await openAt('rolling-back', observe);
    expect(rows().getByText('Open')).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: /^Close in/ }),
    ).not.toBeInTheDocument();
  });

  it('says nothing of the state of a ticket that nobody has read', async () => {
    await openAt('rolling-back');
    expect(rows().getByRole('listitem')).toHaveTextContent(
      /^usersnap PAY-118$/,
    );
  });
});
