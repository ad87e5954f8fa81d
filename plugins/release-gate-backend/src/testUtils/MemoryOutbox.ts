import {
  type ClaimedEffect,
  type Effect,
  type Outbox,
  laneOf,
} from '../application/Outbox';

/** Effects in memory; a claim is for good. */
export class MemoryOutbox implements Outbox {
  readonly #waiting = new Map<string, Effect>();
  readonly #known = new Set<string>();

  async add(effect: Effect): Promise<boolean> {
    if (this.#known.has(effect.id)) {
      return false;
    }
    this.#known.add(effect.id);
    this.#waiting.set(effect.id, effect);
    return true;
  }

  async lanesDue(): Promise<readonly string[]> {
    return [...new Set([...this.#waiting.values()].map(laneOf))].sort();
  }

  async claim(lane: string): Promise<ClaimedEffect | undefined> {
    const effect = [...this.#waiting.values()].find(
      each => laneOf(each) === lane,
    );
    if (!effect) {
      return undefined;
    }
    this.#waiting.delete(effect.id);
    return { effect, attempts: 0, claim: effect.id };
  }

  async done(): Promise<void> {}

  async failed(): Promise<void> {}
}
