import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import {
  type Entity,
  RELATION_CHILD_OF,
  RELATION_HAS_MEMBER,
  RELATION_MEMBER_OF,
  RELATION_PARENT_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ServiceUnavailableError, isError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  EntityRef,
  ApproverFinding,
} from 'backstage-plugin-release-gate-common';
import type { Directory, KnownEntity } from '../application/Directory';
import type { Settings } from '../application/Settings';
import { inChunks } from '../application/inChunks';
import { Dependency } from './Dependency';
import { WORKFLOW_ANNOTATION, related, toKnownEntity } from './toKnownEntity';

const ORIGIN_ANNOTATION = 'backstage.io/managed-by-origin-location';
/** More levels of groups than any company has; a loop ends here. */
const MAXIMUM_DEPTH = 20;
const PEOPLE = [{ kind: 'user' }, { kind: 'group' }];
/** How many entities the catalog is asked for in one go. */
const REFS_AT_ONCE = 200;

/** Whether the catalog could not answer; what it refuses is an answer. */
function isOutage(error: unknown): boolean {
  const status = isError(error) ? error.statusCode : undefined;
  return typeof status !== 'number' || status >= 500;
}

interface CatalogHost {
  readonly catalog: CatalogService;
  readonly auth: AuthService;
  readonly logger: LoggerService;
}

/**
 * The directory over Backstage's catalog. It reads with the plugin's own
 * credentials, so that what a caller may see does not change who may decide.
 */
export class CatalogDirectory implements Directory {
  readonly #host: CatalogHost;
  readonly #approvers: readonly string[];
  readonly #trustedLocations: readonly string[] | undefined;
  readonly #catalog: Dependency;

  constructor(options: CatalogHost & { readonly settings: Settings }) {
    const { policy, trustedLocations, directoryTimeoutMs } = options.settings;
    this.#host = options;
    this.#approvers = policy.approvers;
    this.#trustedLocations = trustedLocations;
    this.#catalog = new Dependency({
      name: 'The catalog',
      timeoutMs: directoryTimeoutMs,
      restsAfter: isOutage,
    });
  }

  async entity(entityRef: EntityRef): Promise<KnownEntity | undefined> {
    const [entity] = await this.#read([entityRef]);
    return entity && toKnownEntity(entity);
  }

  async approver(userRef: string): Promise<ApproverFinding> {
    const [user] = await this.#read([userRef]);
    if (!user || !this.#isTrusted(user)) {
      return { found: false };
    }
    const start = stringifyEntityRef(user).toLowerCase();
    const paths = new Map<string, readonly string[]>([[start, [start]]]);
    let level: readonly Entity[] = [user];
    for (let depth = 0; level.length > 0 && depth < MAXIMUM_DEPTH; depth++) {
      const hit = level
        .map(entity => stringifyEntityRef(entity).toLowerCase())
        .find(ref => this.#approvers.includes(ref));
      if (hit) {
        return { found: true, via: paths.get(hit) ?? [hit] };
      }
      level = await this.#parents(level, paths);
    }
    return { found: false };
  }

  async approvers(): Promise<readonly string[]> {
    const users = new Set<string>();
    const seen = new Set<string>();
    let level: readonly string[] = this.#approvers;
    for (let depth = 0; level.length > 0 && depth < MAXIMUM_DEPTH; depth++) {
      level.forEach(ref => seen.add(ref));
      const entities = (await this.#read(level)).filter(entity =>
        this.#isTrusted(entity),
      );
      const below = new Set<string>();
      for (const entity of entities) {
        if (entity.kind.toLowerCase() === 'user') {
          users.add(stringifyEntityRef(entity).toLowerCase());
        }
        [
          ...related(entity, RELATION_HAS_MEMBER),
          ...related(entity, RELATION_PARENT_OF),
        ].forEach(ref => below.add(ref));
      }
      level = [...below].filter(ref => !seen.has(ref));
    }
    return [...users];
  }

  async unknownApprovers(): Promise<readonly string[] | undefined> {
    const found = await this.#read(this.#approvers);
    const known = found.map(each => stringifyEntityRef(each).toLowerCase());
    const unknown = this.#approvers.filter(ref => !known.includes(ref));
    const isRead = known.length > 0 || (await this.#find(PEOPLE)).length > 0;
    return isRead ? unknown : undefined;
  }

  async origins(): Promise<readonly string[]> {
    const people = await this.#find(PEOPLE);
    const origins = people.flatMap(
      ({ metadata }) => metadata.annotations?.[ORIGIN_ANNOTATION] ?? [],
    );
    return [...new Set(origins)];
  }

  async chosenWorkflows(): Promise<ReadonlyMap<EntityRef, string>> {
    const key = `metadata.annotations.${WORKFLOW_ANNOTATION}`;
    const found = await this.#find([{ [key]: CATALOG_FILTER_EXISTS }]);
    return new Map(
      found.flatMap(entity => {
        const chosen = entity.metadata.annotations?.[WORKFLOW_ANNOTATION];
        const ref = stringifyEntityRef(entity).toLowerCase() as EntityRef;
        return chosen ? [[ref, chosen] as const] : [];
      }),
    );
  }

  /** The trusted groups one step up, with the way to each. */
  async #parents(
    level: readonly Entity[],
    paths: Map<string, readonly string[]>,
  ): Promise<readonly Entity[]> {
    for (const entity of level) {
      const ref = stringifyEntityRef(entity).toLowerCase();
      for (const parent of [
        ...related(entity, RELATION_MEMBER_OF),
        ...related(entity, RELATION_CHILD_OF),
      ]) {
        if (!paths.has(parent)) {
          paths.set(parent, [...(paths.get(ref) ?? []), parent]);
        }
      }
    }
    const levelRefs = new Set(
      level.map(entity => stringifyEntityRef(entity).toLowerCase()),
    );
    const next = [...paths.entries()]
      .filter(([, path]) => levelRefs.has(path[path.length - 2]))
      .map(([ref]) => ref);
    const groups = await this.#read(next);
    return groups.filter(group => this.#isTrusted(group));
  }

  #isTrusted(entity: Entity): boolean {
    const trustedLocations = this.#trustedLocations;
    const origin = entity.metadata.annotations?.[ORIGIN_ANNOTATION];
    return (
      trustedLocations === undefined ||
      (origin !== undefined && trustedLocations.includes(origin))
    );
  }

  async #find(
    filter: Record<string, string | symbol>[],
  ): Promise<readonly Entity[]> {
    const { catalog, auth } = this.#host;
    return this.#asking(async () => {
      const { items } = await catalog.getEntities(
        { filter, fields: ['kind', 'metadata'] },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      return items;
    });
  }

  async #read(refs: readonly string[]): Promise<readonly Entity[]> {
    const { catalog, auth } = this.#host;
    const found: Entity[] = [];
    await inChunks(refs, REFS_AT_ONCE, some =>
      this.#asking(async () => {
        const { items } = await catalog.getEntitiesByRefs(
          { entityRefs: [...some] },
          { credentials: await auth.getOwnServiceCredentials() },
        );
        found.push(...items.flatMap(item => item ?? []));
      }),
    );
    return found;
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
