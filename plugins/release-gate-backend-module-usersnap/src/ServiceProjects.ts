import type {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

const ANNOTATION = 'usersnap.com/project-id';

/**
 * Which service has which UserSnap project: what the catalog said when it was
 * asked last, so that an answer costs nothing.
 */
export class ServiceProjects {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;
  readonly #defaultProjectId: string | undefined;
  /** Undefined until the catalog has answered once. */
  #projects: ReadonlyMap<string, string> | undefined;

  constructor(options: {
    readonly catalog: CatalogService;
    readonly auth: AuthService;
    readonly logger: LoggerService;
    readonly defaultProjectId?: string;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#logger = options.logger;
    this.#defaultProjectId = options.defaultProjectId;
  }

  /** Whether the catalog has said which projects there are. */
  get isKnown(): boolean {
    return this.#projects !== undefined;
  }

  of(entityRef: string): string | undefined {
    return this.#projects?.get(entityRef) ?? this.#defaultProjectId;
  }

  /** The same for somebody who can wait: the catalog is asked where nothing is known yet. */
  async find(entityRef: string): Promise<string | undefined> {
    if (this.of(entityRef) === undefined) {
      await this.refresh();
    }
    return this.of(entityRef);
  }

  /** Asks the catalog; where it cannot be asked, what it said before stays. */
  async refresh(): Promise<void> {
    try {
      const credentials = await this.#auth.getOwnServiceCredentials();
      const { items } = await this.#catalog.getEntities(
        {
          filter: {
            [`metadata.annotations.${ANNOTATION}`]: CATALOG_FILTER_EXISTS,
          },
          fields: ['kind', 'metadata'],
        },
        { credentials },
      );
      if (items.length === 0 && !(await this.#hasAny(credentials))) {
        // A catalog that has just begun has read nothing yet, and so says nothing.
        return;
      }
      this.#projects = new Map(
        items.flatMap(entity => {
          const project = entity.metadata.annotations?.[ANNOTATION];
          return project
            ? [[stringifyEntityRef(entity).toLowerCase(), project] as const]
            : [];
        }),
      );
    } catch (error) {
      this.#logger.warn(
        'The catalog cannot be asked for UserSnap projects',
        error as Error,
      );
    }
  }

  async #hasAny(credentials: BackstageCredentials): Promise<boolean> {
    const { items } = await this.#catalog.getEntities(
      { limit: 1, fields: ['kind'] },
      { credentials },
    );
    return items.length > 0;
  }
}
