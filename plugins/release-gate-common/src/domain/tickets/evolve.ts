import type { Release } from '../model/release';
import type { Evolver } from '../model/tables';
import {
  type LinkedTicket,
  type TicketRef,
  isSameTicket,
} from '../model/ticket';

function withTicket(
  release: Release,
  named: TicketRef,
  change: (ticket: LinkedTicket) => LinkedTicket,
): Release {
  return {
    ...release,
    tickets: release.tickets.map(ticket =>
      isSameTicket(ticket, named) ? change(ticket) : ticket,
    ),
  };
}

const ticketLinked: Evolver<'ticket-linked'> = (release, { data }) => ({
  ...release,
  tickets: [...release.tickets, data],
});

const ticketUnlinked: Evolver<'ticket-unlinked'> = (release, { data }) => ({
  ...release,
  tickets: release.tickets.filter(ticket => !isSameTicket(ticket, data)),
});

const ticketObserved: Evolver<'ticket-observed'> = (release, { data, at }) => {
  const { tracker, id, finding } = data;
  return withTicket(release, data, ({ closing }) => ({
    tracker,
    id,
    ...(finding ? { seen: { ...finding, at } } : { missing: true as const }),
    ...(closing && finding?.closed === false && { closing }),
  }));
};

const ticketCloseRequested: Evolver<'ticket-close-requested'> = (
  release,
  { data },
) =>
  withTicket(release, data, ticket => ({
    ...ticket,
    closing: { state: 'pending' },
  }));

const ticketCloseFailed: Evolver<'ticket-close-failed'> = (release, { data }) =>
  withTicket(release, data, ticket => ({
    ...ticket,
    closing: { state: 'failed', message: data.message },
  }));

export const ticketEvolvers = {
  'ticket-linked': ticketLinked,
  'ticket-unlinked': ticketUnlinked,
  'ticket-observed': ticketObserved,
  'ticket-close-requested': ticketCloseRequested,
  'ticket-close-failed': ticketCloseFailed,
};
