import type { Knex } from 'knex';
import {
  type ReleaseId,
  type EntityRecord,
  type Release,
  workersOn,
} from 'backstage-plugin-release-gate-common';
import { inChunks } from '../../application/inChunks';
import type { DbCommitUsesRow } from '../tables';

/** How many rows one statement writes. */
const ROWS_AT_ONCE = 100;
/** Stands for a deployment that belongs to no release, and for a use without a person. */
const NONE = '' as ReleaseId;

/** Writes who has worked on the commits of a release, in place of what was known of it. */
export async function writeUsesOfRelease(
  tx: Knex,
  release: Release,
  entity: EntityRecord,
): Promise<void> {
  const entry = entity.releases.find(({ id }) => id === release.id);
  const commits = [release.commit, ...(entry?.formerCommits ?? [])];
  const workers = workersOn(release);
  await tx<DbCommitUsesRow>('commit_uses')
    .where('release_id', release.id)
    .delete();
  await insertUses(
    tx,
    [...new Set(commits)].flatMap(commit =>
      (workers.length > 0 ? workers : [NONE]).map(user => ({
        commit,
        entity_ref: release.entityRef,
        release_id: release.id,
        user_ref: user,
      })),
    ),
  );
}

/** Writes which commits were deployed for the entity, and by which person. */
export async function writeUsesOfDeployments(
  tx: Knex,
  { entityRef, deployments }: EntityRecord,
  isChanged: (deploymentId: string) => boolean,
): Promise<void> {
  await insertUses(
    tx,
    deployments
      .filter(({ deploymentId }) => isChanged(deploymentId))
      .map(({ commit, source, by }) => ({
        commit,
        entity_ref: entityRef,
        release_id: NONE,
        user_ref: source === 'person' ? by : NONE,
      })),
  );
}

async function insertUses(
  tx: Knex,
  rows: readonly DbCommitUsesRow[],
): Promise<void> {
  await inChunks(rows, ROWS_AT_ONCE, some =>
    tx<DbCommitUsesRow>('commit_uses')
      .insert([...some])
      .onConflict(['commit', 'entity_ref', 'release_id', 'user_ref'])
      .ignore(),
  );
}
