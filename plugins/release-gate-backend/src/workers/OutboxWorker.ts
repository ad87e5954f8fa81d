import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ClaimedEffect, Effect, Outbox } from '../application/Outbox';
import { OutboxLane } from './OutboxLane';

/**
 * Longer than an effect may take by its own limits, and shorter than a claim:
 * what hangs nevertheless is let go here, and is free for others only later.
 */
const LONGEST_MS = 120_000;

/**
 * Does the effects that wait in the outbox: right after a commit, and on a
 * schedule for what a fault left behind. An effect that fails is tried again
 * later and never dropped. Every lane is drained by itself, so that nobody waits
 * behind a vendor of somebody else.
 */
export class OutboxWorker {
  readonly #outbox: Outbox;
  readonly #perform: (effect: Effect) => Promise<void>;
  readonly #logger: LoggerService;
  readonly #lanes = new Map<string, OutboxLane>();
  #isStopped = false;

  constructor(options: {
    readonly outbox: Outbox;
    readonly perform: (effect: Effect) => Promise<void>;
    readonly logger: LoggerService;
  }) {
    this.#outbox = options.outbox;
    this.#perform = options.perform;
    this.#logger = options.logger;
  }

  /** Drains what is due. A lane that is being drained looks once more; a fault waits for the next call. */
  async drain(): Promise<void> {
    if (this.#isStopped) {
      return;
    }
    try {
      const due = await this.#outbox.lanesDue();
      await Promise.all(due.map(lane => this.#laneOf(lane).drain()));
    } catch (error) {
      this.#logger.error('The outbox stands still', error as Error);
    }
  }

  /** Ends after the effects that are in hand; what waits is for the next one who drains. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all([...this.#lanes.values()].map(lane => lane.stop()));
  }

  #laneOf(name: string): OutboxLane {
    const known = this.#lanes.get(name);
    if (known) {
      return known;
    }
    const lane = new OutboxLane({
      next: () => this.#outbox.claim(name),
      attempt: claimed => this.#attempt(claimed),
    });
    this.#lanes.set(name, lane);
    return lane;
  }

  /** Whether it succeeded. */
  async #attempt(claimed: ClaimedEffect): Promise<boolean> {
    const { effect } = claimed;
    try {
      await inTime(this.#perform(effect));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#logger.warn(
        `Effect ${effect.id} failed and is tried again: ${message}`,
      );
      const { retryAfterMs } = error as { readonly retryAfterMs?: number };
      await this.#outbox.failed(claimed, message, retryAfterMs);
      return false;
    }
    await this.#outbox.done(claimed);
    return true;
  }
}

/** @throws Error when it takes longer than any effect may */
async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error('There was no answer in time')),
      LONGEST_MS,
    );
  });
  try {
    await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
