import type { TicketRef } from 'backstage-plugin-release-gate-common';
import type { Knex } from 'knex';
import type { TicketLog } from '../application/TicketLog';
import type { DbTicketReadsRow, DbWebhookDeliveriesRow } from './tables';

/** Messages older than any that a tracker sends again. */
const KEPT_MS = 24 * 3_600_000;

/** The log over the tables `ticket_reads` and `webhook_deliveries`. */
export class DatabaseTicketLog implements TicketLog {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async readsOf(releaseId: string): Promise<Readonly<Record<string, string>>> {
    const rows = await this.#knex<DbTicketReadsRow>('ticket_reads')
      .where('release_id', releaseId)
      .select('ticket', 'read_at');
    return Object.fromEntries(rows.map(row => [row.ticket, row.read_at]));
  }

  async recordRead(
    releaseId: string,
    { tracker, id }: TicketRef,
    at: string,
  ): Promise<void> {
    await this.#knex<DbTicketReadsRow>('ticket_reads')
      .insert({
        release_id: releaseId,
        ticket: `${tracker} ${id}`,
        read_at: at,
      })
      .onConflict(['release_id', 'ticket'])
      .merge();
  }

  async takeDelivery(tracker: string, key: string): Promise<boolean> {
    const now = Date.now();
    const deliveries = () =>
      this.#knex<DbWebhookDeliveriesRow>('webhook_deliveries');
    await deliveries()
      .where('at', '<', new Date(now - KEPT_MS).toISOString())
      .delete();
    const known = await deliveries().where({ tracker, key }).first('key');
    if (known) {
      return false;
    }
    await deliveries()
      .insert({ tracker, key, at: new Date(now).toISOString() })
      .onConflict(['tracker', 'key'])
      .ignore();
    return true;
  }
}
