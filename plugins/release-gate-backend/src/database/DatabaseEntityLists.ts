import type { Knex } from 'knex';
import type {
  ReleaseId,
  EntityRef,
  DutyJson,
  ReleaseListItem,
  ViolationJson,
} from 'backstage-plugin-release-gate-common';
import type { EntityLists } from '../application/EntityLists';
import { recentReleases } from './operations/listReleases';
import type { DbCommitUsesRow, DbReleasesRow, DbViolationsRow } from './tables';

/** More releases with open duties than this are not listed. */
const RELEASES_WITH_DUTIES = 50;

/** The lists of one entity, in the tables that every commit writes. */
export class DatabaseEntityLists implements EntityLists {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async recentReleases(
    entityRef: EntityRef,
    limit: number,
    now: string,
  ): Promise<readonly ReleaseListItem[]> {
    return recentReleases(this.#knex, { entityRef, limit, now });
  }

  async listViolations(
    entityRef: EntityRef,
    limit: number,
  ): Promise<readonly ViolationJson[]> {
    const rows = await this.#knex<DbViolationsRow>('violations')
      .where('entity_ref', entityRef)
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit)
      .select('body');
    return rows.map(({ body }) => JSON.parse(body));
  }

  async listDuties(entityRef: EntityRef): Promise<readonly DutyJson[]> {
    const rows = await this.#knex<DbReleasesRow>('releases')
      .where('entity_ref', entityRef)
      .andWhere('duty_count', '>', 0)
      .orderBy('created_at')
      .limit(RELEASES_WITH_DUTIES)
      .select('duties');
    return rows.flatMap(({ duties }) => JSON.parse(duties));
  }

  async troubledReleases(
    entityRef: EntityRef,
    limit: number,
  ): Promise<readonly ReleaseId[]> {
    const withDuty = this.#knex<DbReleasesRow>('releases')
      .where('entity_ref', entityRef)
      .andWhere('duty_count', '>', 0)
      .select('id');
    const withViolation = this.#knex<DbViolationsRow>('violations')
      .where('entity_ref', entityRef)
      .whereNotNull('release_id')
      .select('release_id as id');
    const rows: readonly { readonly id: ReleaseId }[] = await this.#knex
      .union([withDuty, withViolation])
      // ULIDs sort by the time at which they were made.
      .orderBy('id', 'desc')
      .limit(limit);
    return rows.map(({ id }) => id);
  }

  async workersElsewhere(
    commit: string,
    entityRef: EntityRef,
  ): Promise<readonly string[]> {
    return this.#knex<DbCommitUsesRow>('commit_uses')
      .where({ commit })
      .whereNot('entity_ref', entityRef)
      .whereNot('user_ref', '')
      .distinct()
      .orderBy('user_ref')
      .pluck('user_ref');
  }

  async entitiesElsewhere(
    commit: string,
    entityRef: EntityRef,
    limit: number,
  ): Promise<readonly EntityRef[]> {
    return this.#knex<DbCommitUsesRow>('commit_uses')
      .where({ commit })
      .whereNot('entity_ref', entityRef)
      .distinct()
      .orderBy('entity_ref')
      .limit(limit)
      .pluck('entity_ref');
  }

  async findViolation(id: string) {
    const row = await this.#knex<DbViolationsRow>('violations')
      .where({ id })
      .first('entity_ref', 'release_id');
    return (
      row && {
        entityRef: row.entity_ref,
        ...(row.release_id && { releaseId: row.release_id }),
      }
    );
  }
}
