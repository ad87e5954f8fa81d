import type { Knex } from 'knex';
import {
  type ReleaseId,
  type EntityRef,
  type EntityRecord,
  type Release,
  asOf,
  attemptsBefore,
  phaseOf,
  rollbackDueAt,
  runsOutAt,
  toDutiesJson,
  toReleaseListItem,
  toViolationJson,
  workersOn,
} from 'backstage-plugin-release-gate-common';
import { inChunks } from '../../application/inChunks';
import type {
  DbDocumentsRow,
  DbReleaseContributorsRow,
  DbReleasesRow,
  DbViolationsRow,
} from '../tables';

import { writeUsesOfDeployments, writeUsesOfRelease } from './writeCommitUses';
import { writeWords } from './writeWords';

/** How many rows one statement writes. */
const ROWS_AT_ONCE = 100;

/** An entity and those of its releases that changed, as they are then. */
interface After {
  readonly entity: EntityRecord;
  readonly releases: Readonly<Record<string, Release>>;
}

/** What need not be written again. */
interface Written {
  /** How the releases were that were there before. */
  readonly before: Readonly<Record<string, Release>>;
  /** The ids of the violations and deployments that are new or changed. */
  readonly changed: ReadonlySet<string>;
}

/**
 * Writes what lists show of the releases that changed, and the violations of
 * the entity. Works in the transaction of the appends.
 *
 * @param written - without it, everything is written
 */
export async function writeProjections(
  tx: Knex,
  after: After,
  written?: Written,
): Promise<void> {
  const isChanged = (id: string) => written?.changed.has(id) ?? true;
  for (const id of Object.keys(after.releases).sort()) {
    const release = after.releases[id];
    const row = releaseRow(release, after.entity);
    await tx<DbReleasesRow>('releases').insert(row).onConflict('id').merge();
    const before = written?.before[id];
    if (!before || !areSame(before.contributors, release.contributors)) {
      await writeContributors(tx, row.chain_id, release.contributors);
    }
    if (!before || searchTextOf(before) !== row.search) {
      await writeWords(tx, release.id, row.search);
    }
    if (before?.documents.length !== release.documents.length) {
      await writeDocuments(tx, release);
    }
    if (
      before?.commit !== release.commit ||
      !areSame(workersOn(before), workersOn(release))
    ) {
      await writeUsesOfRelease(tx, release, after.entity);
    }
  }
  await writeUsesOfDeployments(tx, after.entity, isChanged);
  const violations = violationRows(after).filter(({ id }) => isChanged(id));
  for (const row of violations) {
    await tx<DbViolationsRow>('violations')
      .insert(row)
      .onConflict('id')
      .merge();
  }
}

function areSame(some: readonly string[], others: readonly string[]): boolean {
  return (
    some.length === others.length &&
    some.every((each, index) => each === others[index])
  );
}

function violationRows({
  entity,
  releases,
}: After): readonly DbViolationsRow[] {
  const { entityRef } = entity;
  return [
    ...entity.violations.map(violation => violationRow(entityRef, violation)),
    ...Object.keys(releases)
      .sort()
      .flatMap(id =>
        releases[id].violations.map(violation =>
          violationRow(entityRef, violation, releases[id].id),
        ),
      ),
  ];
}

async function writeContributors(
  tx: Knex,
  chainId: string,
  contributors: readonly string[],
): Promise<void> {
  const rows = [...contributors]
    .sort()
    .map(ref => ({ chain_id: chainId, user_ref: ref }));
  await inChunks(rows, ROWS_AT_ONCE, some =>
    tx<DbReleaseContributorsRow>('release_contributors')
      .insert([...some])
      .onConflict(['chain_id', 'user_ref'])
      .ignore(),
  );
}

/** The newest version of each kind of document. */
async function writeDocuments(tx: Knex, release: Release): Promise<void> {
  const newest = new Map(
    release.documents.map(document => [document.kind, document]),
  );
  const rows = [...newest.values()].map(
    ({ kind, version, title, attachedBy, attachedAt }): DbDocumentsRow => ({
      release_id: release.id,
      kind,
      entity_ref: release.entityRef,
      release_version: release.version,
      version,
      title,
      attached_by: attachedBy,
      attached_at: attachedAt,
    }),
  );
  if (rows.length > 0) {
    await tx<DbDocumentsRow>('documents')
      .insert(rows)
      .onConflict(['release_id', 'kind'])
      .merge();
  }
}

function violationRow(
  entityRef: EntityRef,
  violation: Release['violations'][number],
  releaseId?: ReleaseId,
): DbViolationsRow {
  return {
    id: violation.violationId,
    entity_ref: entityRef,
    release_id: releaseId ?? null,
    at: violation.at,
    body: JSON.stringify(toViolationJson(violation, releaseId)),
  };
}

/** The first attempt of the chain that the release belongs to. */
function chainOf(
  release: Pick<Release, 'id' | 'previousAttemptId'>,
  entity: EntityRecord,
): string {
  return attemptsBefore(entity, release).at(-1)?.id ?? release.id;
}

/** When the log watch ends and the release waits for something else, or null. */
function windowEndOf(release: Release): string | null {
  return (
    release.deployments.find(({ monitoredUntil }) => monitoredUntil)
      ?.monitoredUntil ?? null
  );
}

/** What a release is searched by. */
function searchTextOf(release: Release): string {
  return [
    release.entityRef,
    release.version,
    release.title,
    release.commit,
    release.createdBy,
  ]
    .join('\n')
    .toLowerCase();
}

/** The row of a release: how it is now, and how it will be when time alone changes it. */
export function releaseRow(
  release: Release,
  entity: EntityRecord,
): DbReleasesRow {
  const expiresAt = runsOutAt(release) ?? null;
  const changesAt = expiresAt ?? rollbackDueAt(release) ?? windowEndOf(release);
  const phaseLater = changesAt && phaseOf(asOf(release, { now: changesAt }));
  const item = toReleaseListItem(release, release.updatedAt);
  return {
    id: release.id,
    entity_ref: release.entityRef,
    owner: release.owner,
    created_by: release.createdBy,
    created_at: release.createdAt,
    chain_id: chainOf(release, entity),
    commit: release.commit,
    phase: phaseOf(release),
    phase_now: phaseOf(release),
    changes_at: changesAt,
    settles_at: phaseLater === phaseOf(release) ? null : changesAt,
    phase_later: phaseLater,
    item: JSON.stringify(item),
    item_later:
      changesAt && JSON.stringify(toReleaseListItem(release, changesAt)),
    duties: JSON.stringify(toDutiesJson(release)),
    duty_count: toDutiesJson(release).length,
    expires_at: expiresAt,
    approval_pending: expiresAt !== null,
    search: searchTextOf(release),
    sequence: release.sequence,
  };
}
