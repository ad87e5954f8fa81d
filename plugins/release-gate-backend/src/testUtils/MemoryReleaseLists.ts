import {
  type ReleaseId,
  type EntityRef,
  type DutyJson,
  type EntityRecord,
  type Page,
  type Phase,
  type Release,
  type ReleaseListItem,
  type ViolationJson,
  hasEnded,
  phaseOf,
  toDutiesJson,
  toReleaseListItem,
  toViolationJson,
  workersOn,
} from 'backstage-plugin-release-gate-common';
import type { EntityLists } from '../application/EntityLists';
import type {
  ListedDocument,
  PageQuery,
  ReleaseLists,
  ReleaseQuery,
} from '../application/ReleaseLists';
import { releaseRow } from '../database/operations/writeProjections';
import type { MemoryEventStore } from './MemoryEventStore';
import { searchedWords, wordsToFind } from '../application/searchWords';
import { pageOf } from './pageOf';

interface Known {
  readonly release: Release;
  readonly entity: EntityRecord;
}

/** The lists, computed from the history whenever they are asked for. */
export class MemoryReleaseLists implements ReleaseLists, EntityLists {
  readonly #history: MemoryEventStore;

  constructor(history: MemoryEventStore) {
    this.#history = history;
  }

  async listReleases(query: ReleaseQuery): Promise<Page<ReleaseListItem>> {
    const known = await this.#known();
    const matching = known.filter(each => matches(each, query, known));
    const items = newestFirst(matching.map(({ release }) => release));
    return pageOf(
      items.map(release => toReleaseListItem(release, query.now)),
      query,
    );
  }

  async listDocuments(page: PageQuery): Promise<Page<ListedDocument>> {
    const known = await this.#known();
    const documents = known.flatMap(({ release }) => {
      const newest = new Map(
        release.documents.map(document => [document.kind, document]),
      );
      return [...newest.values()].map(
        ({ kind, version, title, attachedBy, attachedAt }) => ({
          releaseId: release.id,
          entityRef: release.entityRef,
          releaseVersion: release.version,
          kind,
          version,
          title,
          attachedBy,
          attachedAt,
        }),
      );
    });
    return pageOf(
      documents.sort((a, b) =>
        `${a.releaseId} ${a.kind}` < `${b.releaseId} ${b.kind}` ? -1 : 1,
      ),
      page,
    );
  }

  async expiredReleases(
    now: string,
    limit: number,
  ): Promise<readonly ReleaseId[]> {
    const expiring = (await this.#rows())
      .flatMap(({ id, expires_at: at }) => (at === null ? [] : { id, at }))
      .filter(({ at }) => at <= now)
      .sort((a, b) => (a.at < b.at ? -1 : 1));
    return expiring.slice(0, limit).map(({ id }) => id);
  }

  async pendingReleases(): Promise<readonly ReleaseId[]> {
    const rows = await this.#rows();
    return rows.filter(row => row.approval_pending).map(({ id }) => id);
  }

  async releasesIn(phase: Phase): Promise<readonly ReleaseId[]> {
    return this.#idsWhere(release => phaseOf(release) === phase);
  }

  async openReleases(): Promise<readonly ReleaseId[]> {
    return this.#idsWhere(release => !hasEnded(release));
  }

  async rebuild(): Promise<number> {
    return (await this.#known()).length;
  }

  async recentReleases(
    entityRef: EntityRef,
    limit: number,
    now: string,
  ): Promise<readonly ReleaseListItem[]> {
    const { items } = await this.listReleases({ entityRef, limit, now });
    return items;
  }

  async listViolations(
    entityRef: EntityRef,
    limit: number,
  ): Promise<readonly ViolationJson[]> {
    const violations = (await this.#violations()).filter(
      found => found.entityRef === entityRef,
    );
    return violations
      .map(({ violation }) => violation)
      .sort((a, b) => (`${a.at} ${a.id}` > `${b.at} ${b.id}` ? -1 : 1))
      .slice(0, limit);
  }

  async listDuties(entityRef: EntityRef): Promise<readonly DutyJson[]> {
    const known = await this.#known();
    return known
      .filter(({ release }) => release.entityRef === entityRef)
      .flatMap(({ release }) => toDutiesJson(release));
  }

  async troubledReleases(
    entityRef: EntityRef,
    limit: number,
  ): Promise<readonly ReleaseId[]> {
    const known = await this.#known();
    return known
      .map(({ release }) => release)
      .filter(
        release =>
          release.entityRef === entityRef &&
          (toDutiesJson(release).length > 0 || release.violations.length > 0),
      )
      .map(({ id }) => id)
      .sort()
      .reverse()
      .slice(0, limit);
  }

  async workersElsewhere(
    commit: string,
    entityRef: EntityRef,
  ): Promise<readonly string[]> {
    const uses = await this.#usesElsewhere(commit, entityRef);
    return [...new Set(uses.flatMap(({ workers }) => workers))].sort();
  }

  async entitiesElsewhere(
    commit: string,
    entityRef: EntityRef,
    limit: number,
  ): Promise<readonly EntityRef[]> {
    const uses = await this.#usesElsewhere(commit, entityRef);
    return [...new Set(uses.map(use => use.entityRef))].sort().slice(0, limit);
  }

  async findViolation(id: string) {
    const found = (await this.#violations()).find(
      ({ violation }) => violation.id === id,
    );
    return (
      found && {
        entityRef: found.entityRef,
        ...(found.violation.releaseId && {
          releaseId: found.violation.releaseId,
        }),
      }
    );
  }

  async #usesElsewhere(commit: string, entityRef: EntityRef) {
    const known = await this.#known();
    return known
      .filter(({ entity }) => entity.entityRef !== entityRef)
      .flatMap(({ release, entity }) => [
        ...entity.releases
          .filter(
            ({ id, formerCommits }) =>
              id === release.id &&
              (release.commit === commit || formerCommits.includes(commit)),
          )
          .map(() => ({
            entityRef: entity.entityRef,
            workers: workersOn(release),
          })),
        ...entity.deployments
          .filter(deployment => deployment.commit === commit)
          .map(({ source, by }) => ({
            entityRef: entity.entityRef,
            workers: source === 'person' ? [by] : [],
          })),
      ]);
  }

  async #known(): Promise<readonly Known[]> {
    const all: Known[] = [];
    for (const ref of this.#history.entityRefs) {
      const { entity, releases } = await this.#history.loadEntity(ref, record =>
        record.releases.map(({ id }) => id),
      );
      for (const { state } of Object.values(releases)) {
        all.push({ release: state, entity: entity.state });
      }
    }
    return all;
  }

  async #rows() {
    const known = await this.#known();
    return known.map(({ release, entity }) => releaseRow(release, entity));
  }

  async #idsWhere(
    holds: (release: Release) => boolean,
  ): Promise<readonly ReleaseId[]> {
    const known = await this.#known();
    return known
      .map(({ release }) => release)
      .filter(holds)
      .map(({ id }) => id);
  }

  async #violations(): Promise<
    readonly {
      readonly entityRef: EntityRef;
      readonly violation: ViolationJson;
    }[]
  > {
    const ofEntities = await Promise.all(
      this.#history.entityRefs.map(async entityRef => {
        const { entity } = await this.#history.loadEntity(entityRef);
        return entity.state.violations.map(violation => ({
          entityRef,
          violation: toViolationJson(violation),
        }));
      }),
    );
    const ofReleases = (await this.#known()).flatMap(({ release }) =>
      release.violations.map(violation => ({
        entityRef: release.entityRef,
        violation: toViolationJson(violation, release.id),
      })),
    );
    return [...ofEntities.flat(), ...ofReleases];
  }
}

function newestFirst(releases: readonly Release[]): readonly Release[] {
  const place = ({ createdAt, id }: Release) => `${createdAt} ${id}`;
  return [...releases].sort((a, b) => (place(a) > place(b) ? -1 : 1));
}

/** Whether every word of the search begins a word of the text. */
function isFound(text: string, search: string): boolean {
  const words = wordsToFind(text);
  const searched = searchedWords(search);
  return searched.length > 0
    ? searched.every(each => words.some(word => word.startsWith(each)))
    : search.trim() === '';
}

/** Whether a release is one that the list asks for. */
function matches(
  { release, entity }: Known,
  query: ReleaseQuery,
  all: readonly Known[],
): boolean {
  const row = releaseRow(release, entity);
  const { phase } = toReleaseListItem(release, query.now);
  const { awaitingDecisionOf: decider } = query;
  const workers = all
    .filter(
      other =>
        releaseRow(other.release, other.entity).chain_id === row.chain_id,
    )
    .flatMap(other => other.release.contributors);
  return (
    (query.entityRef ?? row.entity_ref) === row.entity_ref &&
    (query.owner ?? row.owner) === row.owner &&
    (query.createdBy ?? row.created_by) === row.created_by &&
    (query.phases?.includes(phase) ?? true) &&
    (decider === undefined ||
      (phase === 'awaiting-approval' && !workers.includes(decider))) &&
    isFound(row.search, query.text ?? '') &&
    row.created_at >= (query.from ?? '') &&
    row.created_at <= (query.to ?? row.created_at)
  );
}
