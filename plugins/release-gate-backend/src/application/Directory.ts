import type {
  EntityRef,
  ApproverFinding,
} from 'backstage-plugin-release-gate-common';

/** What the catalog says of an entity. */
export interface KnownEntity {
  readonly entityRef: EntityRef;
  /** Its owners as full entity refs; empty where it has none. */
  readonly owners: readonly string[];
  /** The catalog does not know it any more; the owners are those on record. */
  readonly isGone?: boolean;
  /** The system that it is part of, as a full entity ref. */
  readonly system?: string;
  /** Where two commits of it can be compared: the address with `{from}` and `{to}` in it. */
  readonly compare?: string;
  /** The workflow that it chose among the configured ones. */
  readonly workflow?: string;
}

/** What the catalog says of a person. */
export interface KnownPerson {
  /** What it owns things as: itself and its groups, in lower case; empty for a person whom the catalog does not know. */
  readonly ownsAs: readonly string[];
  /** Whether it is one of the approvers: itself, one of its groups, or a group above one. */
  readonly approver: ApproverFinding;
}

/** A person before an entity, read in one go. */
export interface PersonAtEntity {
  /** Undefined where the catalog does not know the entity. */
  readonly known: KnownEntity | undefined;
  readonly person: KnownPerson;
}

/**
 * Who owns what and who may decide. Every question throws
 * `ServiceUnavailableError` where the catalog cannot be asked.
 *
 * @public
 */
export interface Look {
  /** The entity, or undefined where the catalog does not know it. */
  entity(entityRef: EntityRef): Promise<KnownEntity | undefined>;
  person(userRef: string): Promise<KnownPerson>;
  personAtEntity(
    userRef: string,
    entityRef: EntityRef,
  ): Promise<PersonAtEntity>;
  /** Every user who is an approver, by ref, in no order that means anything. */
  approvers(): Promise<readonly string[]>;
}

/**
 * The catalog as it is when it is asked, which is what decisions are made by.
 *
 * @public
 */
export interface Directory extends Look {
  /** As it was at most three seconds ago: for what is only shown. */
  readonly recent: Look;
  /**
   * The configured approvers that the catalog does not know; undefined for a
   * catalog without any user and group, which has only just begun to read.
   *
   * @throws ServiceUnavailableError when the catalog cannot be asked
   */
  unknownApprovers(): Promise<readonly string[] | undefined>;
  /**
   * The locations from which the catalog takes users and groups, each once.
   *
   * @throws ServiceUnavailableError when the catalog cannot be asked
   */
  origins(): Promise<readonly string[]>;
  /**
   * The workflows that entities choose, by entity ref.
   *
   * @throws ServiceUnavailableError when the catalog cannot be asked
   */
  chosenWorkflows(): Promise<ReadonlyMap<EntityRef, string>>;
}
