import type {
  ReleaseId,
  CheckStatus,
  CheckTimes,
  ProbeRun,
} from 'backstage-plugin-release-gate-common';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import type {
  CheckPlan,
  CheckQueue,
  ClaimedCheck,
  FinishedCheck,
} from '../application/CheckQueue';
import { databaseTime } from './databaseTime';
import { inTransaction } from './inTransaction';
import { writeCheckPlan } from './operations/writeCheckPlan';
import type { DbCheckRunsRow, DbProbeRunsRow } from './tables';
import { whileBusy } from './whileBusy';

type DueRow = Pick<DbCheckRunsRow, 'release_id' | 'target'>;

/** The queue over the table `check_runs`: one holder at a time for a check. */
export class DatabaseCheckQueue implements CheckQueue {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async claimDue(
    limit: number,
    claimMs: number,
  ): Promise<readonly ClaimedCheck[]> {
    // The time within the statement: one query where nothing is due.
    const time = this.#knex.raw(databaseTime(this.#knex));
    const due: readonly DueRow[] = await this.#free(
      this.#knex<DbCheckRunsRow>('check_runs'),
      time,
    )
      .andWhere('due_at', '<=', time)
      .orderBy('due_at')
      .limit(limit)
      .select('release_id', 'target');
    return this.#claim(due, claimMs);
  }

  async claimOf(
    releaseId: ReleaseId,
    targets: readonly string[],
    claimMs: number,
  ): Promise<readonly ClaimedCheck[]> {
    return this.#claim(
      targets.map(target => ({ release_id: releaseId, target })),
      claimMs,
    );
  }

  async finish(
    { releaseId, target, claim }: ClaimedCheck,
    { checkedAt, resultAt, dueAt, attempts }: FinishedCheck,
  ): Promise<void> {
    await inTransaction(this.#knex, async tx => {
      const changed = await tx<DbCheckRunsRow>('check_runs')
        .where({ release_id: releaseId, target, claim })
        .update({
          claim: null,
          claimed_until: null,
          checked_at: checkedAt,
          ...(resultAt !== undefined && { result_at: resultAt }),
          due_at: dueAt ?? null,
          attempts,
        });
      if (changed === 0) {
        // Who lost the claim to a new plan leaves the check free for it.
        await tx<DbCheckRunsRow>('check_runs')
          .where({ release_id: releaseId, target, claim: null })
          .update({ claimed_until: null });
      }
    });
  }

  async makeDue(provider: string): Promise<void> {
    // Whoever is at it may have asked before: the claim is taken away.
    await this.#knex<DbCheckRunsRow>('check_runs')
      .where({ provider })
      .orWhereLike('provider', `${provider}+%`)
      .orWhereLike('provider', `%+${provider}`)
      .orWhereLike('provider', `%+${provider}+%`)
      .update({
        due_at: this.#knex.raw(databaseTime(this.#knex)),
        claim: null,
        attempts: 0,
      });
  }

  async plan(plan: CheckPlan): Promise<void> {
    const now = await this.#now();
    await inTransaction(this.#knex, tx => writeCheckPlan(tx, plan, now));
  }

  async timesOf(
    releaseId: ReleaseId,
  ): Promise<Readonly<Record<string, CheckTimes>>> {
    const rows = await this.#knex<DbCheckRunsRow>('check_runs')
      .where('release_id', releaseId)
      .whereNotNull('checked_at')
      .select('target', 'checked_at', 'result_at');
    return Object.fromEntries(
      rows.flatMap(({ target, checked_at: checkedAt, result_at: resultAt }) =>
        checkedAt === null
          ? []
          : [[target, { checkedAt, ...(resultAt !== null && { resultAt }) }]],
      ),
    );
  }

  async recordProbeRun(
    releaseId: ReleaseId,
    { probe, at, status }: ProbeRun,
  ): Promise<void> {
    await whileBusy(this.#knex, async () =>
      this.#knex<DbProbeRunsRow>('probe_runs')
        .insert({ release_id: releaseId, probe, at, status })
        .onConflict(['release_id', 'probe', 'at'])
        .ignore(),
    );
  }

  async probeRunsOf(releaseId: ReleaseId): Promise<readonly ProbeRun[]> {
    const rows = await this.#knex<DbProbeRunsRow>('probe_runs')
      .where('release_id', releaseId)
      .orderBy('at')
      .select('probe', 'at', 'status');
    return rows.map(({ probe, at, status }) => ({
      probe,
      at,
      status: status as CheckStatus,
    }));
  }

  #free(
    rows: Knex.QueryBuilder<DbCheckRunsRow>,
    time: Knex.Raw | string,
  ): Knex.QueryBuilder<DbCheckRunsRow> {
    return rows.where(free =>
      free.whereNull('claimed_until').orWhere('claimed_until', '<=', time),
    );
  }

  /** Whoever changes a row first has it; what others took meanwhile is left out. */
  async #claim(
    rows: readonly DueRow[],
    claimMs: number,
  ): Promise<readonly ClaimedCheck[]> {
    if (rows.length === 0) {
      return [];
    }
    const now = await this.#now();
    const claim = randomUUID();
    const changed = await whileBusy(this.#knex, async () =>
      this.#free(
        this.#knex<DbCheckRunsRow>('check_runs').whereIn(
          ['release_id', 'target'],
          rows.map(({ release_id: id, target }) => [id, target]),
        ),
        now,
      ).update({
        claim,
        claimed_until: new Date(Date.parse(now) + claimMs).toISOString(),
      }),
    );
    if (changed === 0) {
      return [];
    }
    const claimed = await this.#knex<DbCheckRunsRow>('check_runs')
      .where({ claim })
      .select('release_id', 'target', 'provider', 'attempts');
    return claimed.map(row => ({
      releaseId: row.release_id,
      target: row.target,
      provider: row.provider,
      attempts: row.attempts,
      claim,
    }));
  }

  async #now(): Promise<string> {
    const rows: readonly { readonly now: string }[] = await this.#knex.select({
      now: this.#knex.raw(databaseTime(this.#knex)),
    });
    return rows[0].now;
  }
}
