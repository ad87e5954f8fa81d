import type { Knex } from 'knex';
import {
  type ReleaseId,
  ENDED_PHASES,
  PHASES,
  type Page,
  type Phase,
  type ReleaseListItem,
} from 'backstage-plugin-release-gate-common';
import type {
  ListedDocument,
  PageQuery,
  ReleaseLists,
  ReleaseQuery,
} from '../application/ReleaseLists';
import { listDocuments } from './operations/listDocuments';
import { listReleases } from './operations/listReleases';
import {
  type ReadHistory,
  rebuildProjections,
} from './operations/rebuildProjections';
import type { DbReleasesRow } from './tables';

/** Named one by one, since an index knows what is in it and not what is not. */
const OPEN_PHASES = PHASES.filter(phase => !ENDED_PHASES.includes(phase));

/** The lists over all entities, in the tables that every commit writes. */
export class DatabaseReleaseLists implements ReleaseLists {
  readonly #knex: Knex;
  readonly #readHistory: ReadHistory;

  /** @param readHistory - what the lists can be computed anew from */
  constructor(knex: Knex, readHistory: ReadHistory) {
    this.#knex = knex;
    this.#readHistory = readHistory;
  }

  async listReleases(query: ReleaseQuery): Promise<Page<ReleaseListItem>> {
    return listReleases(this.#knex, query);
  }

  async listDocuments(page: PageQuery): Promise<Page<ListedDocument>> {
    return listDocuments(this.#knex, page);
  }

  async expiredReleases(
    now: string,
    limit: number,
  ): Promise<readonly ReleaseId[]> {
    return idsOf(
      this.#releases()
        .where('expires_at', '<=', now)
        .orderBy('expires_at')
        .limit(limit),
    );
  }

  async pendingReleases(): Promise<readonly ReleaseId[]> {
    return idsOf(this.#releases().where('approval_pending', true));
  }

  async releasesIn(phase: Phase): Promise<readonly ReleaseId[]> {
    return idsOf(this.#releases().where('phase', phase).orderBy('created_at'));
  }

  async openReleases(): Promise<readonly ReleaseId[]> {
    return idsOf(this.#releases().whereIn('phase', OPEN_PHASES));
  }

  async rebuild(): Promise<number> {
    return rebuildProjections(this.#knex, this.#readHistory);
  }

  #releases() {
    return this.#knex<DbReleasesRow>('releases');
  }
}

async function idsOf(
  query: Knex.QueryBuilder<DbReleasesRow>,
): Promise<readonly ReleaseId[]> {
  const rows: readonly Pick<DbReleasesRow, 'id'>[] = await query.select('id');
  return rows.map(({ id }) => id);
}
