import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ServiceUnavailableError, isError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import { z } from 'zod/v4';
import { Dependency } from './Dependency';

/** What the catalog is asked for: the parts of an entity that anything here looks at. */
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'relations',
];
/** How many entities the catalog is asked for in one go. */
const REFS_AT_ONCE = 200;
/** For how long a recent answer serves. */
const RECENT_MS = 3_000;
const RECENT_ENTITIES = 2_000;

/** Of what is asked for, what everything here relies on; the rest is the catalog's. */
const readable = z.looseObject({
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
  }),
  relations: z
    .array(z.looseObject({ type: z.string(), targetRef: z.string() }))
    .optional(),
});

/** @throws where it is no entity, as where something else answers in the catalog's place */
function requireReadable<T extends Entity>(entity: T): T {
  readable.parse(entity);
  return entity;
}

/** Whether the catalog could not answer; what it refuses is an answer. */
function isOutage(error: unknown): boolean {
  const status = isError(error) ? error.statusCode : undefined;
  return typeof status !== 'number' || status >= 500;
}

export interface CatalogHost {
  readonly catalog: CatalogService;
  readonly auth: AuthService;
  readonly logger: LoggerService;
}

/** Those of these entities that there are, in no order that means anything. */
export type ReadEntities = (
  refs: readonly string[],
) => Promise<readonly Entity[]>;

/**
 * Reads Backstage's catalog with the plugin's own credentials, so that what a
 * caller may see does not change who may decide. What is asked in the same turn
 * of the event loop is asked together.
 */
export class CatalogReader {
  readonly #host: CatalogHost;
  readonly #catalog: Dependency;
  readonly #together: DataLoader<string, Entity | undefined>;
  readonly #recent = new LRUCache<string, { readonly entity?: Entity }>({
    max: RECENT_ENTITIES,
    ttl: RECENT_MS,
  });

  constructor(host: CatalogHost, timeoutMs: number) {
    this.#host = host;
    this.#catalog = new Dependency({
      name: 'The catalog',
      timeoutMs,
      restsAfter: isOutage,
    });
    this.#together = new DataLoader(refs => this.#readNow(refs), {
      cache: false,
      maxBatchSize: REFS_AT_ONCE,
    });
  }

  /** As they are now. @throws ServiceUnavailableError */
  readonly now: ReadEntities = async refs => {
    const found = await this.#together.loadMany(refs);
    return found.flatMap(entity => {
      if (entity instanceof Error) {
        throw entity;
      }
      return entity ?? [];
    });
  };

  /** As they were at most three seconds ago. @throws ServiceUnavailableError */
  readonly recently: ReadEntities = async refs => {
    const recent = refs.map(ref => this.#recent.get(ref));
    const missing = refs.filter((_, index) => !recent[index]);
    return [
      ...recent.flatMap(each => each?.entity ?? []),
      ...(await this.now(missing)),
    ];
  };

  /** All that the filter allows. @throws ServiceUnavailableError */
  find(filter: Record<string, string | symbol>[]): Promise<readonly Entity[]> {
    const { catalog, auth } = this.#host;
    return this.#asking(async () => {
      const { items } = await catalog.getEntities(
        { filter, fields: ['kind', 'metadata'] },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      return items.map(requireReadable);
    });
  }

  async #readNow(
    refs: readonly string[],
  ): Promise<readonly (Entity | undefined)[]> {
    const { catalog, auth } = this.#host;
    const asked = [...new Set(refs)];
    const items = await this.#asking(async () => {
      const answer = await catalog.getEntitiesByRefs(
        { entityRefs: asked, fields: FIELDS },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      return answer.items.flatMap(item => (item ? requireReadable(item) : []));
    });
    const byRef = new Map(items.map(entity => [refOf(entity), entity]));
    for (const ref of asked) {
      this.#recent.set(ref, { entity: byRef.get(ref) });
    }
    return refs.map(ref => byRef.get(ref));
  }

  /** @throws ServiceUnavailableError */
  async #asking<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await this.#catalog.ask(ask);
    } catch (error) {
      this.#host.logger.warn('The catalog cannot be asked', error as Error);
      throw new ServiceUnavailableError(
        'The catalog cannot be asked who owns this or who may decide; try again later',
      );
    }
  }
}

/** As everything here names entities: in lower case. */
export function refOf(entity: Entity): string {
  return stringifyEntityRef(entity).toLowerCase();
}
