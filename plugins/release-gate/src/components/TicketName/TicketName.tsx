import { Link } from '@backstage/core-components';
import type { TicketJson } from 'backstage-plugin-release-gate-common';
import { ticketName, webUrl } from '../../words/tickets';

/** Which ticket it is, with the way to it, and its title. */
export function TicketName(props: { readonly ticket: TicketJson }) {
  const { ticket } = props;
  const url = webUrl(ticket);
  const name = ticketName(ticket);
  return (
    <>
      {url ? (
        <Link to={url} target="_blank" rel="noopener noreferrer">
          {name}
        </Link>
      ) : (
        name
      )}
      {ticket.title && ` ${ticket.title}`}
    </>
  );
}
