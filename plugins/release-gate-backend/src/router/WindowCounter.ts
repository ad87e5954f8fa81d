import { LRUCache } from 'lru-cache';

/** More senders than this at once are forgotten, the longest silent first. */
const MOST_KEYS = 10_000;

/** Counts what comes from each sender within a window of time that its first one opens. */
export class WindowCounter {
  readonly #limit: number;
  readonly #counts: LRUCache<string, number>;

  constructor(options: { readonly limit: number; readonly windowMs: number }) {
    this.#limit = options.limit;
    this.#counts = new LRUCache({ max: MOST_KEYS, ttl: options.windowMs });
  }

  isFull(key: string): boolean {
    return (this.#counts.get(key) ?? 0) >= this.#limit;
  }

  add(key: string): void {
    const count = this.#counts.get(key) ?? 0;
    this.#counts.set(key, count + 1, { noUpdateTTL: count > 0 });
  }
}
