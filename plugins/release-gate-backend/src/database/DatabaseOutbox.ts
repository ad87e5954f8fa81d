import { shortened } from 'backstage-plugin-release-gate-common';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import type { ClaimedEffect, Effect, Outbox } from '../application/Outbox';
import { databaseTime } from './databaseTime';
import { writeEffect } from './operations/writeEffect';
import type { DbOutboxRow } from './tables';
import { whileBusy } from './whileBusy';

/** Several times what an effect may take, see `OutboxWorker`. */
const CLAIM_MS = 300_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 3_600_000;
/** How many are looked at for one that nobody else takes at the same time. */
const CANDIDATES = 8;

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
    const now = await this.#now();
    return whileBusy(this.#knex, () => writeEffect(this.#knex, effect, now));
  }

  async lanesDue(): Promise<readonly string[]> {
    const rows = await this.#free(await this.#now())
      .distinct('lane')
      .orderBy('lane');
    return rows.map(({ lane }) => lane);
  }

  async claim(lane: string): Promise<ClaimedEffect | undefined> {
    const now = await this.#now();
    const due = await this.#free(now)
      .andWhere({ lane })
      .orderBy([{ column: 'due_at' }, { column: 'created_at' }])
      .limit(CANDIDATES)
      .select('id', 'effect', 'attempts');
    for (const { id, effect, attempts } of due) {
      const claim = randomUUID();
      // Whoever changes the row first has it.
      const changed = await whileBusy(this.#knex, async () =>
        this.#free(now)
          .andWhere({ id })
          .update({ claim, claimed_until: later(now, CLAIM_MS) }),
      );
      if (changed === 1) {
        return { effect: JSON.parse(effect), attempts, claim };
      }
    }
    return undefined;
  }

  async done({ effect, claim }: ClaimedEffect): Promise<void> {
    const now = await this.#now();
    await whileBusy(this.#knex, async () =>
      this.#held(effect.id, claim).update({
        done_at: now,
        claim: null,
        last_error: null,
      }),
    );
  }

  async failed(
    { effect, attempts, claim }: ClaimedEffect,
    message: string,
    retryAfterMs = 0,
  ): Promise<void> {
    const wait = Math.max(
      Math.min(FIRST_RETRY_MS * 2 ** attempts, LONGEST_RETRY_MS),
      Math.min(retryAfterMs, LONGEST_RETRY_MS),
    );
    const due = later(await this.#now(), wait);
    await whileBusy(this.#knex, async () =>
      this.#held(effect.id, claim).update({
        attempts: attempts + 1,
        due_at: due,
        claim: null,
        claimed_until: null,
        last_error: shortened(message, 500),
      }),
    );
  }

  /** What is due and in nobody's hands. */
  #free(now: string) {
    return this.#knex<DbOutboxRow>('outbox')
      .whereNull('done_at')
      .andWhere('due_at', '<=', now)
      .andWhere(unclaimed =>
        unclaimed
          .whereNull('claimed_until')
          .orWhere('claimed_until', '<=', now),
      );
  }

  #held(id: string, claim: string) {
    return this.#knex<DbOutboxRow>('outbox').where({ id, claim });
  }

  async #now(): Promise<string> {
    const rows: readonly { readonly now: string }[] = await this.#knex.select({
      now: this.#knex.raw(databaseTime(this.#knex)),
    });
    return rows[0].now;
  }
}
