import type { EntityRef } from 'backstage-plugin-release-gate-common';
import { LRUCache } from 'lru-cache';
import type { Directory, KnownEntity } from './Directory';

/** For how long what the catalog said is relied on. */
const KNOWN_FOR_MS = 3_000;

/** What the catalog said a moment ago. */
export type Recent =
  | { readonly said: 'known'; readonly known: KnownEntity }
  | { readonly said: 'unknown' | 'nothing'; readonly known?: undefined };

/** Entities as the catalog had them a moment ago, for what is asked too often to ask it every time. */
export class RecentEntities {
  readonly #directory: Directory;
  readonly #recent = new LRUCache<string, Recent>({
    max: 1_000,
    ttl: KNOWN_FOR_MS,
  });

  constructor(directory: Directory) {
    this.#directory = directory;
  }

  /** Undefined where the catalog does not know the entity, and where it cannot be asked. */
  async find(entityRef: EntityRef): Promise<KnownEntity | undefined> {
    return (await this.ask(entityRef)).known;
  }

  /** What the catalog says; `nothing` where it cannot be asked. */
  async ask(entityRef: EntityRef): Promise<Recent> {
    const recent = this.#recent.get(entityRef);
    if (recent) {
      return recent;
    }
    try {
      const known = await this.#directory.entity(entityRef);
      const found: Recent = known
        ? { said: 'known', known }
        : { said: 'unknown' };
      this.#recent.set(entityRef, found);
      return found;
    } catch {
      return { said: 'nothing' };
    }
  }
}
