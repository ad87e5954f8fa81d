import { LRUCache } from 'lru-cache';
import type { Directory, KnownEntity } from './Directory';

/** For how long what the catalog said is relied on. */
const KNOWN_FOR_MS = 3_000;

/** Entities as the catalog had them a moment ago, for what is asked too often to ask it every time. */
export class RecentEntities {
  readonly #directory: Directory;
  readonly #known = new LRUCache<string, KnownEntity>({
    max: 1_000,
    ttl: KNOWN_FOR_MS,
  });

  constructor(directory: Directory) {
    this.#directory = directory;
  }

  /** Undefined where the catalog does not know the entity, and where it cannot be asked. */
  async find(entityRef: string): Promise<KnownEntity | undefined> {
    const known = this.#known.get(entityRef);
    if (known) {
      return known;
    }
    try {
      const entity = await this.#directory.entity(entityRef);
      if (entity) {
        this.#known.set(entityRef, entity);
      }
      return entity;
    } catch {
      return undefined;
    }
  }
}
