import type { EntityRef } from 'backstage-plugin-release-gate-common';
import type {
  FoundTicket,
  TicketQuery,
} from 'backstage-plugin-release-gate-node';
import type { Ports } from '../Parts';
import type { TicketReader } from '../TicketReader';
import { requireEntity } from '../requireEntity';

/** Names the tracker and what to look for. */
export type TicketSearchInput = TicketQuery & {
  readonly tracker: string;
  readonly entityRef: EntityRef;
};

/** Tickets of an entity, to be linked. @throws NotFoundError, InputError, ServiceUnavailableError */
export async function searchTickets(
  {
    directory,
    tickets,
  }: Pick<Ports, 'directory'> & { readonly tickets: TicketReader },
  input: TicketSearchInput,
): Promise<{ readonly items: readonly FoundTicket[] }> {
  const { tracker, ...query } = input;
  await requireEntity(directory, query.entityRef);
  return { items: await tickets.search(tracker, query) };
}
