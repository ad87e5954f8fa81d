import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Effect, Outbox } from '../application/Outbox';

const BATCH = 20;

/**
 * Does the effects that wait in the outbox: right after a commit, and on a
 * schedule for what a fault left behind. An effect that fails is tried again
 * later and never dropped.
 */
export class OutboxWorker {
  readonly #outbox: Outbox;
  readonly #perform: (effect: Effect) => Promise<void>;
  readonly #logger: LoggerService;
  #running: Promise<void> | undefined;
  #again = false;
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

  /** Drains what is due. A call during a drain lets it look once more; a fault waits for the next call. */
  drain(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#drainAll()
      .catch(error => this.#logger.error('The outbox stands still', error))
      .finally(() => {
        this.#running = undefined;
      });
    return this.#running;
  }

  /** Ends after the effects that are in hand; what waits is for the next one who drains. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#running;
  }

  async #drainAll(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      while (!this.#isStopped && (await this.#drainBatch())) {
        // The next batch.
      }
    }
  }

  /** Whether there was anything to do. */
  async #drainBatch(): Promise<boolean> {
    const claimed = await this.#outbox.claim(BATCH);
    for (const { effect, attempts } of claimed) {
      await this.#try(effect, attempts);
    }
    return claimed.length > 0;
  }

  async #try(effect: Effect, attempts: number): Promise<void> {
    try {
      await this.#perform(effect);
      await this.#outbox.done(effect.id);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#logger.warn(
        `Effect ${effect.id} failed and is tried again: ${message}`,
      );
      const { retryAfterMs } = error as { readonly retryAfterMs?: number };
      await this.#outbox.failed(effect.id, attempts, message, retryAfterMs);
    }
  }
}
