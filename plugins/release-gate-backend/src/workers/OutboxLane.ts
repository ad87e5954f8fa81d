import type { ClaimedEffect } from '../application/Outbox';

/** How many effects of a lane are done at once. */
const AT_ONCE = 3;
/** After so many failures in a row the lane rests until the next call: whoever is asked is down. */
const FAILURES_IN_A_ROW = 3;

/** One lane of the outbox: what is due is done, a few at once, each claimed just before. */
export class OutboxLane {
  readonly #next: () => Promise<ClaimedEffect | undefined>;
  readonly #attempt: (claimed: ClaimedEffect) => Promise<boolean>;
  readonly #hands = new Set<Promise<void>>();
  #again = false;
  #failures = 0;
  #isStopped = false;

  /** @param options - `attempt` does an effect, writes down what came of it, and says whether it succeeded */
  constructor(options: {
    readonly next: () => Promise<ClaimedEffect | undefined>;
    readonly attempt: (claimed: ClaimedEffect) => Promise<boolean>;
  }) {
    this.#next = options.next;
    this.#attempt = options.attempt;
  }

  /** Drains what is due, with as many hands as are free, and ends when all are. */
  async drain(): Promise<void> {
    this.#again = true;
    if (this.#hands.size === 0) {
      this.#failures = 0;
    }
    while (this.#hands.size < AT_ONCE) {
      const hand = this.#drainOneByOne().finally(() =>
        this.#hands.delete(hand),
      );
      this.#hands.add(hand);
    }
    await Promise.all(this.#hands);
  }

  /** Ends after the effects that are in hand. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.allSettled(this.#hands);
  }

  async #drainOneByOne(): Promise<void> {
    while (!this.#isStopped && this.#failures < FAILURES_IN_A_ROW) {
      const claimed = await this.#next();
      if (claimed) {
        const isDone = await this.#attempt(claimed);
        this.#failures = isDone ? 0 : this.#failures + 1;
      } else if (this.#again) {
        // Something came while nothing was found.
        this.#again = false;
      } else {
        return;
      }
    }
  }
}
