import pLimit from 'p-limit';

interface Turn {
  readonly limit: ReturnType<typeof pLimit>;
  /** How many have taken it and are not done. */
  count: number;
}

/**
 * Lets those who work on the same thing in this process go one after the other,
 * so that they do not lose the race for its history against each other. Other
 * replicas are raced against still, and the database decides.
 */
export class Turns {
  readonly #turns = new Map<string, Turn>();

  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = this.#turns.get(key) ?? { limit: pLimit(1), count: 0 };
    this.#turns.set(key, turn);
    turn.count += 1;
    try {
      return await turn.limit(work);
    } finally {
      turn.count -= 1;
      if (turn.count === 0) {
        this.#turns.delete(key);
      }
    }
  }
}
