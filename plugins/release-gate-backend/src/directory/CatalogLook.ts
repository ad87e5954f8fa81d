import {
  type Entity,
  RELATION_CHILD_OF,
  RELATION_HAS_MEMBER,
  RELATION_MEMBER_OF,
  RELATION_PARENT_OF,
} from '@backstage/catalog-model';
import type {
  ApproverFinding,
  EntityRef,
} from 'backstage-plugin-release-gate-common';
import type {
  KnownEntity,
  KnownPerson,
  Look,
  PersonAtEntity,
} from '../application/Directory';
import type { Settings } from '../application/Settings';
import { type ReadEntities, refOf } from './CatalogReader';
import { related, toKnownEntity } from './toKnownEntity';

/** Where the catalog says from which location it took an entity. */
export const ORIGIN_ANNOTATION = 'backstage.io/managed-by-origin-location';
/** More levels of groups than any company has; a loop ends here. */
const MAXIMUM_DEPTH = 20;

type LookSettings = Pick<
  Settings,
  'policy' | 'trustedLocations' | 'ownershipGroups'
>;

type ByRef = ReadonlyMap<string, Entity>;

/**
 * What the catalog says, read in one way: as it is now, or as it was recently.
 * A person, an entity and the approvers are one call; every level of groups that
 * has to be walked is one more.
 */
export class CatalogLook implements Look {
  readonly #read: ReadEntities;
  readonly #settings: LookSettings;

  constructor(read: ReadEntities, settings: LookSettings) {
    this.#read = read;
    this.#settings = settings;
  }

  async entity(entityRef: EntityRef): Promise<KnownEntity | undefined> {
    const [entity] = await this.#read([entityRef]);
    return entity && toKnownEntity(entity);
  }

  async person(userRef: string): Promise<KnownPerson> {
    return this.#personAmong(
      userRef,
      await this.#byRef([userRef, ...this.#approverGroups()]),
    );
  }

  async personAtEntity(
    userRef: string,
    entityRef: EntityRef,
  ): Promise<PersonAtEntity> {
    const found = await this.#byRef([
      entityRef,
      userRef,
      ...this.#approverGroups(),
    ]);
    const entity = found.get(entityRef);
    return {
      known: entity && toKnownEntity(entity),
      person: await this.#personAmong(userRef, found),
    };
  }

  async approvers(): Promise<readonly string[]> {
    const users = new Set<string>();
    const seen = new Set<string>();
    let level = this.#settings.policy.approvers;
    for (let depth = 0; level.length > 0 && depth < MAXIMUM_DEPTH; depth++) {
      level.forEach(ref => seen.add(ref));
      const entities = await this.#readTrusted(level);
      entities.filter(isUser).forEach(user => users.add(refOf(user)));
      level = distinct(
        entities.flatMap(entity => [
          ...related(entity, RELATION_HAS_MEMBER),
          ...related(entity, RELATION_PARENT_OF),
        ]),
      ).filter(ref => !seen.has(ref));
    }
    return [...users];
  }

  async #personAmong(userRef: string, found: ByRef): Promise<KnownPerson> {
    const user = found.get(userRef);
    if (!user) {
      return { ownsAs: [], approver: { found: false } };
    }
    const [ownsAs, approver] = await Promise.all([
      this.#ownsAs(user),
      this.#findApprover(user, found),
    ]);
    return { ownsAs, approver };
  }

  async #ownsAs(user: Entity): Promise<readonly string[]> {
    const owns = new Set([refOf(user), ...related(user, RELATION_MEMBER_OF)]);
    if (this.#settings.ownershipGroups === 'direct') {
      return [...owns];
    }
    let level = related(user, RELATION_MEMBER_OF);
    for (let depth = 0; level.length > 0 && depth < MAXIMUM_DEPTH; depth++) {
      level = distinct(
        (await this.#read(level)).flatMap(group =>
          related(group, RELATION_CHILD_OF),
        ),
      ).filter(ref => !owns.has(ref));
      level.forEach(ref => owns.add(ref));
    }
    return [...owns];
  }

  /** From the approvers down, since they have few levels below them and are the same for everybody. */
  async #findApprover(user: Entity, found: ByRef): Promise<ApproverFinding> {
    const { approvers } = this.#settings.policy;
    const userRef = refOf(user);
    if (!this.#isTrusted(user)) {
      return { found: false };
    }
    if (approvers.includes(userRef)) {
      return { found: true, via: [userRef] };
    }
    const groups = related(user, RELATION_MEMBER_OF);
    const ways = new Map<string, readonly string[]>();
    let level: readonly Entity[] = this.#approverGroups()
      .flatMap(ref => found.get(ref) ?? [])
      .filter(group => this.#isTrusted(group));
    level.forEach(group => ways.set(refOf(group), [refOf(group)]));
    for (let depth = 0; level.length > 0 && depth < MAXIMUM_DEPTH; depth++) {
      const hit = level.map(refOf).find(ref => groups.includes(ref));
      if (hit !== undefined) {
        return { found: true, via: [userRef, ...(ways.get(hit) ?? [])] };
      }
      level = groups.length > 0 ? await this.#below(level, ways) : [];
    }
    return { found: false };
  }

  /** The trusted groups one step down, with the way up from each. */
  async #below(
    level: readonly Entity[],
    ways: Map<string, readonly string[]>,
  ): Promise<readonly Entity[]> {
    const next = new Map<string, readonly string[]>();
    for (const group of level) {
      for (const child of related(group, RELATION_PARENT_OF)) {
        if (!ways.has(child) && !next.has(child)) {
          next.set(child, [child, ...(ways.get(refOf(group)) ?? [])]);
        }
      }
    }
    next.forEach((way, ref) => ways.set(ref, way));
    return next.size > 0 ? this.#readTrusted([...next.keys()]) : [];
  }

  #approverGroups(): readonly string[] {
    return this.#settings.policy.approvers.filter(ref =>
      ref.startsWith('group:'),
    );
  }

  async #byRef(refs: readonly string[]): Promise<ByRef> {
    const entities = await this.#read(distinct(refs));
    return new Map(entities.map(entity => [refOf(entity), entity]));
  }

  async #readTrusted(refs: readonly string[]): Promise<readonly Entity[]> {
    return (await this.#read(refs)).filter(entity => this.#isTrusted(entity));
  }

  #isTrusted(entity: Entity): boolean {
    const { trustedLocations } = this.#settings;
    const origin = entity.metadata.annotations?.[ORIGIN_ANNOTATION];
    return (
      trustedLocations === undefined ||
      (origin !== undefined && trustedLocations.includes(origin))
    );
  }
}

function isUser({ kind }: Entity): boolean {
  return kind.toLowerCase() === 'user';
}

function distinct(refs: readonly string[]): readonly string[] {
  return [...new Set(refs)];
}
