import type { ReleaseId } from 'backstage-plugin-release-gate-common';
import type { Knex } from 'knex';
import type { DenialLog } from '../application/DenialLog';
import { inTransaction } from './inTransaction';
import type { DbDenialCountsRow } from './tables';

/** So many releases may have denials that are not written yet; beyond that none are added. */
const WAITING = 1_000;
/** So many days of a release are looked at. */
const DAYS = 400;

/**
 * A row for a release and a day. What comes while a write is under way is
 * added up and written with the next one, so that askers in any number cost one
 * statement at a time, and nobody waits for it.
 */
export class DatabaseDenialLog implements DenialLog {
  readonly #knex: Knex;
  #waiting = new Map<string, DbDenialCountsRow>();
  #writing: Promise<void> | undefined;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  count(releaseId: ReleaseId, now: string): Promise<void> {
    const day = now.slice(0, 10);
    const key = `${releaseId} ${day}`;
    const { count = 0 } = this.#waiting.get(key) ?? {};
    if (count > 0 || this.#waiting.size < WAITING) {
      this.#waiting.set(key, { release_id: releaseId, day, count: count + 1 });
    }
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
    });
    return this.#writing;
  }

  async countsOf(releaseId: ReleaseId) {
    await this.#writing;
    return this.#knex<DbDenialCountsRow>('denial_counts')
      .where('release_id', releaseId)
      .orderBy('day', 'desc')
      .limit(DAYS)
      .select('day', 'count');
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.size > 0) {
      const rows = [...this.#waiting.values()];
      this.#waiting = new Map();
      await inTransaction(this.#knex, async tx => {
        for (const row of rows) {
          await tx<DbDenialCountsRow>('denial_counts')
            .insert(row)
            .onConflict(['release_id', 'day'])
            .merge({ count: tx.raw('denial_counts.count + ?', [row.count]) });
        }
      });
    }
  }
}
