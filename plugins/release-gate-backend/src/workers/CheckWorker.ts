import { type ReleaseId, reached } from 'backstage-plugin-release-gate-common';
import pLimit from 'p-limit';
import { setTimeout as delay } from 'node:timers/promises';
import type { ClaimedCheck } from '../application/CheckQueue';
import type { CheckRunner } from '../application/CheckRunner';
import { type CheckRunParts, runCheck } from './runCheck';

/** A claim outlives the run by this much, for what comes after it. */
const CLAIM_MARGIN_MS = 30_000;
/** How often is looked whether others are done with what they have in hand. */
const LOOK_MS = 100;
/**
 * Runs the checks that are due, and those that somebody asks for: never more
 * at once than configured, and each by one process at a time.
 */
export class CheckWorker implements CheckRunner {
  readonly #parts: CheckRunParts;
  readonly #limit: ReturnType<typeof pLimit>;
  readonly #stopping = new AbortController();
  #draining: Promise<void> | undefined;
  #again = false;

  constructor(parts: CheckRunParts) {
    this.#parts = parts;
    this.#limit = pLimit(parts.settings.concurrency);
  }

  /** Runs all that is due. A call meanwhile lets it look once more; a fault waits for the next call. */
  drain(): Promise<void> {
    this.#again = true;
    this.#draining ??= this.#drainAll()
      .catch(error => this.#parts.logger.error('The checks stand still', error))
      .finally(() => {
        this.#draining = undefined;
      });
    return this.#draining;
  }

  /** Runs again what the provider answers, whenever that would have been due. */
  async followHint(provider: string): Promise<void> {
    await this.#parts.queue.makeDue(provider);
    await this.drain();
  }

  async runNow(
    releaseId: ReleaseId,
    targets: readonly string[],
    deadlineMs: number,
  ): Promise<void> {
    const done = new AbortController();
    try {
      await Promise.race([
        this.#runAll(releaseId, targets, done.signal),
        delay(deadlineMs, undefined, { signal: done.signal }).catch(() => {}),
      ]);
    } finally {
      done.abort();
    }
  }

  /** Ends what is in hand; what waits is for the next one who drains. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#draining;
  }

  async #drainAll(): Promise<void> {
    const running = new Set<Promise<void>>();
    const start = async (): Promise<void> => {
      const room = this.#parts.settings.concurrency - running.size;
      const claimed = await this.#parts.queue.claimDue(room, this.#claimMs());
      for (const check of claimed) {
        const run: Promise<void> = this.#limit(() => this.#run(check)).finally(
          () => running.delete(run),
        );
        running.add(run);
      }
    };
    while (this.#again && !this.#stopping.signal.aborted) {
      this.#again = false;
      await start();
      while (running.size > 0) {
        // Whenever one is done, the next one takes its place.
        await Promise.race(running);
        if (!this.#stopping.signal.aborted) {
          await start();
        }
      }
    }
  }

  async #runAll(
    releaseId: ReleaseId,
    targets: readonly string[],
    signal: AbortSignal,
  ): Promise<void> {
    const startedAt = await this.#parts.recorder.now();
    let open = targets;
    while (open.length > 0 && !signal.aborted) {
      const claimed = await this.#parts.queue.claimOf(
        releaseId,
        open,
        this.#claimMs(),
      );
      await Promise.all(
        claimed.map(check => this.#limit(() => this.#run(check))),
      );
      // What others have in hand is waited for; what they had before is run again.
      const times = await this.#parts.queue.timesOf(releaseId);
      open = open.filter(
        target =>
          !claimed.some(check => check.target === target) &&
          !(times[target] && reached(startedAt, times[target].checkedAt)),
      );
      if (open.length > 0) {
        await delay(LOOK_MS, undefined, { signal }).catch(() => {});
      }
    }
  }

  #claimMs(): number {
    const { settings, bindings } = this.#parts;
    return (
      Math.max(settings.timeoutMs, bindings.longestTimeoutMs) + CLAIM_MARGIN_MS
    );
  }

  async #run(check: ClaimedCheck): Promise<void> {
    try {
      const finished = await runCheck(
        this.#parts,
        check,
        this.#stopping.signal,
      );
      await this.#parts.queue.finish(check, finished);
    } catch (error) {
      // The claim runs out, and then it is tried again.
      this.#parts.logger.warn(
        `The check of ${check.target} of release ${check.releaseId} could not be recorded`,
        error as Error,
      );
    }
  }
}
