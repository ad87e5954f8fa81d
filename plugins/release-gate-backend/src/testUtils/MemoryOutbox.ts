import type { ClaimedEffect, Effect, Outbox } from '../application/Outbox';

/** Effects in memory; a claim is for good. */
export class MemoryOutbox implements Outbox {
  readonly #waiting = new Map<string, ClaimedEffect>();
  readonly #known = new Set<string>();

  async add(effect: Effect): Promise<boolean> {
    if (this.#known.has(effect.id)) {
      return false;
    }
    this.#known.add(effect.id);
    this.#waiting.set(effect.id, { effect, attempts: 0 });
    return true;
  }

  async claim(limit: number): Promise<readonly ClaimedEffect[]> {
    const claimed = [...this.#waiting.values()].slice(0, limit);
    claimed.forEach(({ effect }) => this.#waiting.delete(effect.id));
    return claimed;
  }

  async done(): Promise<void> {}

  async failed(): Promise<void> {}
}
