import type {
  ReleaseId,
  EntityRef,
  DutyJson,
  ReleaseListItem,
  ViolationJson,
} from 'backstage-plugin-release-gate-common';

/** Lists of one entity, computed from the events with every commit. */
export interface EntityLists {
  /** Its newest releases, newest first, as they are at `now`. */
  recentReleases(
    entityRef: EntityRef,
    limit: number,
    now: string,
  ): Promise<readonly ReleaseListItem[]>;
  /** Its newest violations, newest first. */
  listViolations(
    entityRef: EntityRef,
    limit: number,
  ): Promise<readonly ViolationJson[]>;
  /** What is still open of its releases after production. */
  listDuties(entityRef: EntityRef): Promise<readonly DutyJson[]>;
  /** Its releases that have an open duty or a violation, newest first. */
  troubledReleases(
    entityRef: EntityRef,
    limit: number,
  ): Promise<readonly ReleaseId[]>;
  /** The users who worked on the commit for other entities than this. */
  workersElsewhere(
    commit: string,
    entityRef: EntityRef,
  ): Promise<readonly string[]>;
  /** Other entities than this that have a release or a deployment of the commit. */
  entitiesElsewhere(
    commit: string,
    entityRef: EntityRef,
    limit: number,
  ): Promise<readonly EntityRef[]>;
  /** Where a violation belongs, or undefined. */
  findViolation(
    id: string,
  ): Promise<
    | { readonly entityRef: EntityRef; readonly releaseId?: ReleaseId }
    | undefined
  >;
}
