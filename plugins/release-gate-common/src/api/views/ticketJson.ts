import type { Context } from '../../domain/model/context';
import type { LinkedTicket } from '../../domain/model/ticket';
import type { TicketJson } from '../answers/tickets';

export function ticketJson(
  { tracker, id, seen, missing, closing }: LinkedTicket,
  { ticketReads }: Context,
): TicketJson {
  const readAt = ticketReads[`${tracker} ${id}`] ?? seen?.at;
  const { at: _, ...finding } = seen ?? {};
  return {
    tracker,
    id,
    ...finding,
    ...(missing && { missing }),
    ...(closing && { closing }),
    ...(readAt && { checkedAt: readAt }),
  };
}
