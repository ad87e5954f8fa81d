import type { Knex } from 'knex';
import type { ClaimedEffect, Effect, Outbox } from '../application/Outbox';
import { databaseTime } from './databaseTime';
import { writeEffect } from './operations/writeEffect';
import type { DbOutboxRow } from './tables';

const CLAIM_MS = 60_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 3_600_000;

function later(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}

/** The outbox table: at least once, and one worker at a time for an effect. */
export class DatabaseOutbox implements Outbox {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async add(effect: Effect): Promise<boolean> {
    return writeEffect(this.#knex, effect, await this.#now());
  }

  async claim(limit: number): Promise<readonly ClaimedEffect[]> {
    const now = await this.#now();
    const free = (rows: Knex.QueryBuilder) =>
      rows
        .whereNull('done_at')
        .andWhere('due_at', '<=', now)
        .andWhere(unclaimed =>
          unclaimed
            .whereNull('claimed_until')
            .orWhere('claimed_until', '<=', now),
        );
    const due: readonly Pick<DbOutboxRow, 'id' | 'effect' | 'attempts'>[] =
      await free(this.#knex('outbox'))
        .orderBy('created_at')
        .limit(limit)
        .select('id', 'effect', 'attempts');
    const claimed: ClaimedEffect[] = [];
    for (const { id, effect, attempts } of due) {
      // Whoever changes the row first has it.
      const changed = await free(this.#knex('outbox').where({ id })).update({
        claimed_until: later(now, CLAIM_MS),
      });
      if (changed === 1) {
        claimed.push({ effect: JSON.parse(effect), attempts });
      }
    }
    return claimed;
  }

  async done(id: string): Promise<void> {
    await this.#knex('outbox')
      .where({ id })
      .update({ done_at: await this.#now(), last_error: null });
  }

  async failed(
    id: string,
    attempts: number,
    message: string,
    retryAfterMs = 0,
  ): Promise<void> {
    const wait = Math.max(
      Math.min(FIRST_RETRY_MS * 2 ** attempts, LONGEST_RETRY_MS),
      Math.min(retryAfterMs, LONGEST_RETRY_MS),
    );
    await this.#knex('outbox')
      .where({ id })
      .update({
        attempts: attempts + 1,
        due_at: later(await this.#now(), wait),
        claimed_until: null,
        last_error: message.slice(0, 500),
      });
  }

  async #now(): Promise<string> {
    const rows: readonly { readonly now: string }[] = await this.#knex.select({
      now: this.#knex.raw(databaseTime(this.#knex)),
    });
    return rows[0].now;
  }
}
