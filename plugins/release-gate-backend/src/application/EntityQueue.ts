import type { EntityRef } from 'backstage-plugin-release-gate-common';
import pLimit from 'p-limit';

interface Line {
  readonly limit: ReturnType<typeof pLimit>;
  /** How many stand in it and are not done. */
  count: number;
}

/**
 * Runs the commands on one entity one after the other in this process, so that
 * they do not lose the race for its history against each other. Other replicas
 * are raced against still, and the database decides.
 */
export class EntityQueue {
  readonly #lines = new Map<string, Line>();

  async run<T>(entityRef: EntityRef, work: () => Promise<T>): Promise<T> {
    const line = this.#lines.get(entityRef) ?? { limit: pLimit(1), count: 0 };
    this.#lines.set(entityRef, line);
    line.count += 1;
    try {
      return await line.limit(work);
    } finally {
      line.count -= 1;
      if (line.count === 0) {
        this.#lines.delete(entityRef);
      }
    }
  }
}
