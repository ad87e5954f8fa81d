import type {
  FoundTicket,
  TicketOf,
  TicketQuery,
  TicketTracker,
  TrackerCall,
  WebhookDelivery,
  WebhookReceipt,
} from 'backstage-plugin-release-gate-node';
import { MemoryTracker } from './MemoryTracker';

/** A tracker in memory, whose tickets are only watched. */
export class MemoryTicketTracker
  extends MemoryTracker
  implements TicketTracker
{
  readonly title: string;
  readonly requestsPerHour = 100_000;
  readonly tickets = new Map<string, FoundTicket>();

  constructor(readonly id: string) {
    super();
    this.title = `The ${id}`;
  }

  put(id: string, state: 'open' | 'done'): void {
    this.tickets.set(id, {
      id,
      title: `Ticket ${id}`,
      state,
      closed: state === 'done',
    });
  }

  async search({ id, state, limit }: TicketQuery, call: TrackerCall) {
    await this.meet(call);
    return [...this.tickets.values()]
      .filter(
        ticket =>
          (id === undefined || ticket.id === id) &&
          (state === undefined || ticket.closed === (state === 'closed')),
      )
      .slice(0, limit);
  }

  async read({ id }: TicketOf, call: TrackerCall) {
    await this.meet(call);
    const ticket = this.tickets.get(id);
    if (!ticket) {
      return undefined;
    }
    const { id: _, ...finding } = ticket;
    return finding;
  }

  async health(call: TrackerCall) {
    await this.meet(call);
    return { status: 'ok' as const, message: 'It answers' };
  }

  listensTo(project: string): boolean {
    return project === 'known';
  }

  receive(project: string, { headers, body }: WebhookDelivery): WebhookReceipt {
    return headers['x-signature'] === `signed-${body.length}` &&
      project === 'known'
      ? { isAuthentic: true, key: Buffer.from(body).toString('hex') }
      : { isAuthentic: false };
  }
}

/** One that closes tickets, too. */
export class ClosingTicketTracker extends MemoryTicketTracker {
  /** What happens when a ticket is closed; undefined for nothing. */
  closeFault: (() => Error) | undefined;
  isDeaf = false;
  closings = 0;

  async close({ id }: TicketOf, call: TrackerCall) {
    await this.meet(call);
    this.closings += 1;
    if (this.closeFault) {
      throw this.closeFault();
    }
    if (!this.isDeaf) {
      this.put(id, 'done');
    }
  }
}
