import type { AuthService } from '@backstage/backend-plugin-api';
import { type Entity, RELATION_PART_OF } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { TrackerUnavailable } from 'backstage-plugin-release-gate-node';

const PROJECT_ANNOTATION = 'clockify.me/project-id';
const USER_ANNOTATION = 'clockify.me/user-id';

/** A person as the catalog knows them. */
export interface KnownPerson {
  /** In Clockify, where the catalog says so. */
  readonly userId?: string;
  readonly email?: string;
}

/** What the catalog says of services and people, read when it is asked. */
export class ServiceDirectory {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  constructor(options: {
    readonly catalog: CatalogService;
    readonly auth: AuthService;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  /** The project of a service: its own, or that of its system. */
  async projectOf(entityRef: string): Promise<string | undefined> {
    const entity = await this.#read(entityRef);
    const own = entity?.metadata.annotations?.[PROJECT_ANNOTATION];
    if (own !== undefined || !entity) {
      return own;
    }
    const system = entity.relations?.find(
      ({ type, targetRef }) =>
        type === RELATION_PART_OF && targetRef.startsWith('system:'),
    );
    return (
      system &&
      (await this.#read(system.targetRef))?.metadata.annotations?.[
        PROJECT_ANNOTATION
      ]
    );
  }

  async person(userRef: string): Promise<KnownPerson> {
    const entity = await this.#read(userRef);
    const userId = entity?.metadata.annotations?.[USER_ANNOTATION];
    const { email } = (entity?.spec?.profile ?? {}) as {
      readonly email?: unknown;
    };
    return {
      ...(userId !== undefined && { userId }),
      ...(typeof email === 'string' && email !== '' && { email }),
    };
  }

  async #read(entityRef: string): Promise<Entity | undefined> {
    try {
      return await this.#catalog.getEntityByRef(entityRef, {
        credentials: await this.#auth.getOwnServiceCredentials(),
      });
    } catch {
      throw new TrackerUnavailable('The catalog cannot be asked');
    }
  }
}
