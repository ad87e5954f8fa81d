import type {
  DutyJson,
  ReleaseListItem,
  ViolationJson,
} from 'backstage-plugin-release-gate-common';

/** Lists of one entity, computed from the events with every commit. */
export interface EntityLists {
  /** Its newest releases, newest first, as they are at `now`. */
  recentReleases(
    entityRef: string,
    limit: number,
    now: string,
  ): Promise<readonly ReleaseListItem[]>;
  /** Its newest violations, newest first. */
  listViolations(
    entityRef: string,
    limit: number,
  ): Promise<readonly ViolationJson[]>;
  /** What is still open of its releases after production. */
  listDuties(entityRef: string): Promise<readonly DutyJson[]>;
  /** Its releases that have an open duty or a violation, newest first. */
  troubledReleases(
    entityRef: string,
    limit: number,
  ): Promise<readonly string[]>;
  /** The users who worked on the commit for other entities than this. */
  workersElsewhere(
    commit: string,
    entityRef: string,
  ): Promise<readonly string[]>;
  /** Other entities than this that have a release or a deployment of the commit. */
  entitiesElsewhere(
    commit: string,
    entityRef: string,
    limit: number,
  ): Promise<readonly string[]>;
  /** Where a violation belongs, or undefined. */
  findViolation(
    id: string,
  ): Promise<
    { readonly entityRef: string; readonly releaseId?: string } | undefined
  >;
}
