import { LRUCache } from 'lru-cache';
import type { Head, Loaded } from '../application/EventStore';

/**
 * Folded streams by id. An entry is the fold of a prefix of its stream, named
 * by its head; events never change, so it can be short but never stale.
 */
export class StreamCache<T extends object> {
  readonly #entries: LRUCache<string, Loaded<T>>;

  constructor(maximum: number) {
    this.#entries = new LRUCache({ max: maximum });
  }

  get(streamId: string): Loaded<T> | undefined {
    return this.#entries.get(streamId);
  }

  /** Keeps the longer of what is known and what is new. */
  put(streamId: string, loaded: Loaded<T>): void {
    const known = this.#entries.get(streamId);
    if (!known || known.head.sequence <= loaded.head.sequence) {
      this.#entries.set(streamId, loaded);
    }
  }
}

/** Whether two heads name the same event. */
export function sameHead(a: Head, b: Head): boolean {
  return a.sequence === b.sequence && a.hash === b.hash;
}
