import {
  type RequestBudget,
  TrackerUnavailable,
} from 'backstage-plugin-release-gate-node';
import type { Knex } from 'knex';
import { databaseTime } from './databaseTime';
import { inTransaction } from './inTransaction';
import type { DbRequestBudgetsRow } from './tables';

const HOUR_MS = 3_600_000;
const LOCK_ROW = '';

function minuteOf(instant: string): string {
  return instant.slice(0, 16);
}

/**
 * A budget of requests in the hour that ends now, counted in the database and
 * so for all replicas together.
 */
export class DatabaseRequestBudget implements RequestBudget {
  readonly #knex: Knex;
  readonly #name: string;
  readonly #perHour: number;
  readonly #share: number;

  constructor(options: {
    readonly knex: Knex;
    readonly name: string;
    readonly perHour: number;
    /** The part of the hour's requests after which this one gets no more. Default: all. */
    readonly share?: number;
  }) {
    this.#knex = options.knex;
    this.#name = options.name;
    this.#perHour = options.perHour;
    this.#share = options.share ?? 1;
  }

  async take(): Promise<void> {
    const name = this.#name;
    const isTaken = await inTransaction(this.#knex, async tx => {
      const rows = () => tx<DbRequestBudgetsRow>('request_budgets');
      // One replica at a time counts; the row that is locked is always there.
      await rows()
        .insert({ name, minute: LOCK_ROW, used: 0 })
        .onConflict(['name', 'minute'])
        .ignore();
      await rows().where({ name, minute: LOCK_ROW }).forUpdate().select('used');
      const [{ now }]: readonly { readonly now: string }[] = await tx.select({
        now: tx.raw(databaseTime(tx)),
      });
      const hourAgo = minuteOf(
        new Date(Date.parse(now) - HOUR_MS).toISOString(),
      );
      await rows()
        .where({ name })
        .andWhere('minute', '<', hourAgo)
        .andWhereNot('minute', LOCK_ROW)
        .delete();
      const total = await rows()
        .where({ name })
        .andWhereNot('minute', LOCK_ROW)
        .sum({ used: 'used' })
        .first();
      // At least one, so that somebody who only reads is not shut out for ever.
      const limit = Math.max(1, Math.floor(this.#perHour * this.#share));
      if (Number(total?.used ?? 0) >= limit) {
        return false;
      }
      await rows()
        .insert({ name, minute: minuteOf(now), used: 1 })
        .onConflict(['name', 'minute'])
        .merge({ used: tx.raw('request_budgets.used + 1') });
      return true;
    });
    if (!isTaken) {
      throw new TrackerUnavailable(
        `The ${
          this.#perHour
        } requests that ${name} may be sent in an hour are used up`,
        HOUR_MS / 12,
      );
    }
  }
}
