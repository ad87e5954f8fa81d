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

/**
 * Who owns what and who may decide, read when it is asked.
 *
 * @public
 */
export interface Directory {
  /**
   * The entity, or undefined where the catalog does not know it.
   *
   * @throws ServiceUnavailableError when the catalog cannot be asked
   */
  entity(entityRef: EntityRef): Promise<KnownEntity | undefined>;
  /**
   * Whether the user is one of the approvers: the user itself, one of its
   * groups, or a parent of one.
   *
   * @throws ServiceUnavailableError when the catalog cannot be asked
   */
  approver(userRef: string): Promise<ApproverFinding>;
  /**
   * Every user who is an approver, by ref, in no order that means anything.
   *
   * @throws ServiceUnavailableError when the catalog cannot be asked
   */
  approvers(): Promise<readonly string[]>;
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
