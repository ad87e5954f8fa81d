import { LRUCache } from 'lru-cache';

const REMEMBERED_FOR_MS = 3_600_000;

/** Ids and settings of Clockify: asked for once an hour, not for every entry. */
export class RememberedAnswers<T extends {}> {
  readonly #cache = new LRUCache<string, T>({
    max: 5_000,
    ttl: REMEMBERED_FOR_MS,
  });

  /** What is remembered, or what `read` says; nothing is remembered where it says nothing. */
  async get<U extends T | undefined>(
    key: string,
    read: () => Promise<U>,
  ): Promise<T | U> {
    const known = this.#cache.get(key);
    if (known !== undefined) {
      return known;
    }
    const value = await read();
    this.#cache.set(key, value);
    return value;
  }

  forget(key: string): void {
    this.#cache.delete(key);
  }

  forgetAll(): void {
    this.#cache.clear();
  }
}
