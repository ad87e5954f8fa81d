import type {
  ReleaseId,
  TicketRef,
} from 'backstage-plugin-release-gate-common';
import type { Knex } from 'knex';
import type { TicketLog } from '../application/TicketLog';
import { inTransaction } from './inTransaction';
import type { DbTicketReadsRow, DbWebhookDeliveriesRow } from './tables';
import { whileBusy } from './whileBusy';

/** Messages older than any that a tracker sends again. */
const KEPT_MS = 24 * 3_600_000;

/** The log over the tables `ticket_reads` and `webhook_deliveries`. */
export class DatabaseTicketLog implements TicketLog {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async readsOf(
    releaseId: ReleaseId,
  ): Promise<Readonly<Record<string, string>>> {
    const rows = await this.#knex<DbTicketReadsRow>('ticket_reads')
      .where('release_id', releaseId)
      .select('ticket', 'read_at');
    return Object.fromEntries(rows.map(row => [row.ticket, row.read_at]));
  }

  async recordRead(
    releaseId: ReleaseId,
    { tracker, id }: TicketRef,
    at: string,
  ): Promise<void> {
    await whileBusy(this.#knex, async () =>
      this.#knex<DbTicketReadsRow>('ticket_reads')
        .insert({
          release_id: releaseId,
          ticket: `${tracker} ${id}`,
          read_at: at,
        })
        .onConflict(['release_id', 'ticket'])
        .merge(),
    );
  }

  async takeDelivery(tracker: string, key: string): Promise<boolean> {
    const now = Date.now();
    return inTransaction(this.#knex, async tx => {
      const deliveries = () => tx<DbWebhookDeliveriesRow>('webhook_deliveries');
      await deliveries()
        .where('at', '<', new Date(now - KEPT_MS).toISOString())
        .delete();
      // Whoever writes it has it: of two replicas one.
      const taken = await deliveries()
        .insert({ tracker, key, at: new Date(now).toISOString() })
        .onConflict(['tracker', 'key'])
        .ignore()
        .returning('key');
      return taken.length > 0;
    });
  }
}
