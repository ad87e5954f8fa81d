import { invalidInput } from '../application/invalidInput';
import type { Knex } from 'knex';
import {
  type Appends,
  type DeploymentAnswerJson,
  type DutyJson,
  type EntityEvent,
  type EntityRecord,
  type EventJson,
  type Page,
  type Phase,
  type Release,
  type ReleaseEvent,
  type ReleaseListItem,
  type SealedContent,
  type ViolationJson,
  ENDED_PHASES,
  emptyEntityRecord,
  evolve,
  evolveEntity,
  genesisHash,
  seal,
  verifyChain,
} from 'backstage-plugin-release-gate-common';
import {
  AppendConflict,
  BrokenHistory,
  type CommandKey,
  type DeploymentKey,
  type Effect,
  type Head,
  type ListedDocument,
  type Loaded,
  type LoadedEntity,
  type ReleaseQuery,
  type ReleaseStore,
  type Transaction,
  entityStream,
  releaseStream,
} from '../application/ReleaseStore';
import { StreamCache, sameHead } from './StreamCache';
import { HeadReader } from './HeadReader';
import { isAppendConflict } from './isAppendConflict';
import { listDocuments } from './operations/listDocuments';
import { listReleases, recentReleases } from './operations/listReleases';
import { rebuildProjections } from './operations/rebuildProjections';
import { writeEffect } from './operations/writeEffect';
import { writeProjections } from './operations/writeProjections';
import { writeCheckPlan } from './operations/writeCheckPlan';
import type {
  DbCommandKeysRow,
  DbDeploymentKeysRow,
  DbEventsRow,
  DbReleasesRow,
  DbViolationsRow,
} from './tables';

const CACHED_STREAMS = 2_000;

/**
 * The store on SQLite and PostgreSQL. Safe for many replicas on one database:
 * nothing that it keeps in memory can become wrong.
 */
export class DatabaseReleaseStore implements ReleaseStore {
  readonly #knex: Knex;
  readonly #clock: (() => string) | undefined;
  readonly #heads: HeadReader;
  readonly #releases = new StreamCache<Release>(CACHED_STREAMS);
  readonly #entities = new StreamCache<EntityRecord>(CACHED_STREAMS);

  /** @param options - `clock` takes the place of the database's, for tests and for histories of the past */
  constructor(options: { readonly knex: Knex; readonly clock?: () => string }) {
    this.#knex = options.knex;
    this.#clock = options.clock;
    this.#heads = new HeadReader(options.knex);
  }

  async now(): Promise<string> {
    return this.#clock?.() ?? (await this.#heads.read([])).now;
  }

  async loadRelease(releaseId: string): Promise<Loaded<Release> | undefined> {
    const loaded = await this.#foldRelease(releaseId);
    return loaded.head.sequence > 0 ? loaded : undefined;
  }

  async loadEntity(
    entityRef: string,
    pick: (entity: EntityRecord) => readonly string[] = () => [],
  ): Promise<LoadedEntity> {
    const entityId = entityStream(entityRef);
    const cached = this.#entities.get(entityId);
    const guess = cached ? pick(cached.state) : [];
    const { heads, now: databaseNow } = await this.#heads.read([
      entityId,
      ...guess.map(releaseStream),
    ]);
    const now = this.#clock?.() ?? databaseNow;
    const isCurrent = (streamId: string, loaded?: Loaded<unknown>): boolean =>
      loaded !== undefined &&
      sameHead(loaded.head, heads.get(streamId) ?? emptyHead(streamId));

    const entity =
      cached && isCurrent(entityId, cached)
        ? cached
        : await this.#foldEntity(entityRef);
    const releases: Record<string, Loaded<Release>> = {};
    for (const id of pick(entity.state)) {
      const known = this.#releases.get(releaseStream(id));
      releases[id] =
        known && guess.includes(id) && isCurrent(releaseStream(id), known)
          ? known
          : await this.#foldRelease(id);
      if (releases[id].head.sequence === 0) {
        throw new BrokenHistory(releaseStream(id), 1, 'missing');
      }
    }
    return { entity, releases, now };
  }

  async commit(transaction: Transaction): Promise<void> {
    const rows = sealAppends(transaction);
    try {
      await this.#knex.transaction(async tx => {
        // In the order of the ids, so that two commands never wait for each other.
        for (const row of rows) {
          await tx<DbEventsRow>('events').insert(row);
        }
        await writeProjections(tx, transaction.after, changedOf(transaction));
        for (const plan of transaction.checkPlans) {
          await writeCheckPlan(tx, plan, transaction.now);
        }
        for (const effect of transaction.effects) {
          await writeEffect(tx, effect, transaction.now);
        }
        if (transaction.commandKey) {
          const { releaseId, ...key } = transaction.commandKey;
          await tx<DbCommandKeysRow>('command_keys').insert({
            ...key,
            release_id: releaseId,
            at: transaction.now,
          });
        }
        if (transaction.deploymentKey) {
          const { answer, ...key } = transaction.deploymentKey;
          await tx<DbDeploymentKeysRow>('deployment_keys').insert({
            ...key,
            answer: JSON.stringify(answer),
            at: transaction.now,
          });
        }
      });
    } catch (error) {
      if (isAppendConflict(error)) {
        throw new AppendConflict(rows.map(row => row.stream_id).join(', '));
      }
      throw error;
    }
    this.#remember(transaction, rows);
  }

  async addEffect(effect: Effect): Promise<boolean> {
    return writeEffect(this.#knex, effect, await this.now());
  }

  async deploymentAnswer({
    caller,
    key,
    content,
  }: DeploymentKey): Promise<
    DeploymentAnswerJson | 'other-content' | undefined
  > {
    const rows = await this.#knex<DbDeploymentKeysRow>('deployment_keys')
      .where({ caller, key })
      .select('content', 'answer');
    const same = rows.find(row => row.content === content);
    if (same) {
      return JSON.parse(same.answer);
    }
    return rows.length > 0 ? 'other-content' : undefined;
  }

  async releaseOfKey({
    caller,
    key,
    content,
  }: CommandKey): Promise<
    { readonly releaseId: string } | 'other-content' | undefined
  > {
    const row = await this.#knex<DbCommandKeysRow>('command_keys')
      .where({ caller, key })
      .first('content', 'release_id');
    if (!row) {
      return undefined;
    }
    return row.content === content
      ? { releaseId: row.release_id }
      : 'other-content';
  }

  async listDocuments(page: {
    readonly limit: number;
    readonly cursor?: string;
  }): Promise<Page<ListedDocument>> {
    return listDocuments(this.#knex, page);
  }

  async listReleases(query: ReleaseQuery): Promise<Page<ReleaseListItem>> {
    return listReleases(this.#knex, query);
  }

  async recentReleases(
    entityRef: string,
    limit: number,
    now: string,
  ): Promise<readonly ReleaseListItem[]> {
    return recentReleases(this.#knex, { entityRef, limit, now });
  }

  async listEvents(
    releaseId: string,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<EventJson>> {
    const streamId = releaseStream(releaseId);
    const afterSequence = readSequence(page.cursor);
    const rows = await this.#knex<DbEventsRow>('events')
      .where('stream_id', streamId)
      .andWhere('sequence', '>', afterSequence)
      .orderBy('sequence')
      .limit(page.limit + 1)
      .select('body', 'hash');
    const total = await this.#knex<DbEventsRow>('events')
      .where('stream_id', streamId)
      .count({ count: '*' })
      .first();
    const items = rows.slice(0, page.limit).map(({ body, hash }) => {
      const content: SealedContent = JSON.parse(body);
      const { sequence, type, at, actor, data, previousHash } = content;
      // Only the core's events are ever sealed.
      return {
        sequence,
        type,
        at,
        actor,
        data,
        hash,
        previousHash,
      } as EventJson;
    });
    return {
      items,
      pageInfo:
        rows.length > page.limit
          ? { nextCursor: String(items[items.length - 1].sequence) }
          : {},
      totalItems: Number(total?.count ?? 0),
    };
  }

  async listViolations(
    entityRef: string,
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

  async listDuties(entityRef: string): Promise<readonly DutyJson[]> {
    const rows = await this.#knex<DbReleasesRow>('releases')
      .where('entity_ref', entityRef)
      .andWhere('duty_count', '>', 0)
      .orderBy('created_at')
      .limit(50)
      .select('duties');
    return rows.flatMap(({ duties }) => JSON.parse(duties));
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

  async expiredReleases(
    now: string,
    limit: number,
  ): Promise<readonly string[]> {
    const rows = await this.#knex<DbReleasesRow>('releases')
      .where('expires_at', '<=', now)
      .orderBy('expires_at')
      .limit(limit)
      .select('id');
    return rows.map(({ id }) => id);
  }

  async pendingReleases(): Promise<readonly string[]> {
    const rows = await this.#knex<DbReleasesRow>('releases')
      .where('approval_pending', true)
      .select('id');
    return rows.map(({ id }) => id);
  }

  async releasesIn(phase: Phase): Promise<readonly string[]> {
    const rows = await this.#knex<DbReleasesRow>('releases')
      .where('phase', phase)
      .orderBy('created_at')
      .select('id');
    return rows.map(({ id }) => id);
  }

  async openReleases(): Promise<readonly string[]> {
    const rows = await this.#knex<DbReleasesRow>('releases')
      .whereNotIn('phase', ENDED_PHASES)
      .select('id');
    return rows.map(({ id }) => id);
  }

  async rebuild(): Promise<number> {
    return rebuildProjections(this.#knex, {
      entity: ref => this.#foldEntity(ref),
      release: id => this.loadRelease(id),
    });
  }

  #foldEntity(entityRef: string): Promise<Loaded<EntityRecord>> {
    return this.#fold(
      this.#entities,
      entityStream(entityRef),
      emptyEntityRecord(entityRef),
      (record, event) => evolveEntity(record, event as EntityEvent),
    );
  }

  #foldRelease(releaseId: string): Promise<Loaded<Release>> {
    return this.#fold<Release>(
      this.#releases,
      releaseStream(releaseId),
      undefined,
      (release, event) => evolve(release, event as ReleaseEvent),
    );
  }

  /** Folds what the cache does not hold yet, verifying the chain on the way. */
  async #fold<T extends object>(
    cache: StreamCache<T>,
    streamId: string,
    initial: T | undefined,
    step: (state: T | (undefined & T), event: unknown) => T,
  ): Promise<Loaded<T>> {
    const cached = cache.get(streamId);
    const from = cached?.head ?? emptyHead(streamId);
    const rows = await this.#knex<DbEventsRow>('events')
      .where('stream_id', streamId)
      .andWhere('sequence', '>=', Math.max(from.sequence, 1))
      .orderBy('sequence')
      .select('sequence', 'type', 'body', 'hash');
    const [first, ...rest] = rows;
    // The head that the cache knows has to be there still, to the letter.
    if (cached && first?.hash !== cached.head.hash) {
      throw new BrokenHistory(streamId, from.sequence, 'head-missing');
    }
    const tail = cached ? rest : rows;
    const verified = verifyChain(streamId, tail, from);
    if ('broken' in verified) {
      const { sequence, reason } = verified.broken;
      throw new BrokenHistory(streamId, sequence, reason);
    }
    const state = verified.contents.reduce(
      (folded, content) => step(folded as T | (undefined & T), content),
      cached?.state ?? initial,
    );
    const last = tail.at(-1);
    const loaded = {
      state: state as T,
      head: last ? { sequence: last.sequence, hash: last.hash } : from,
    };
    if (loaded.head.sequence > 0) {
      cache.put(streamId, loaded);
    }
    return loaded;
  }

  /** What was just written need not be read again. */
  #remember(
    { after, entity }: Transaction,
    rows: readonly DbEventsRow[],
  ): void {
    const heads = new Map(
      rows.map(({ stream_id: id, sequence, hash }) => [id, { sequence, hash }]),
    );
    const entityHead = heads.get(entityStream(entity.state.entityRef));
    if (entityHead) {
      this.#entities.put(entityStream(entity.state.entityRef), {
        state: after.entity,
        head: entityHead,
      });
    }
    for (const release of Object.values(after.releases)) {
      const head = heads.get(releaseStream(release.id));
      if (head) {
        this.#releases.put(releaseStream(release.id), { state: release, head });
      }
    }
  }
}

function readSequence(cursor: string | undefined): number {
  if (cursor !== undefined && !/^\d{1,9}$/.test(cursor)) {
    throw invalidInput('cursor is not one that was given out');
  }
  return Number(cursor ?? 0);
}

function emptyHead(streamId: string): Head {
  return { sequence: 0, hash: genesisHash(streamId) };
}

function changedOf({ appends }: Transaction): readonly string[] {
  return Object.keys(appends.releases).sort();
}

function sealStream(
  streamId: string,
  head: Head,
  events: Appends['entity'] | readonly ReleaseEvent[],
): readonly DbEventsRow[] {
  let previousHash = head.hash;
  return events.map(({ sequence, type, at, actor, data }) => {
    const { body, hash } = seal({
      streamId,
      sequence,
      type,
      at,
      actor,
      data,
      previousHash,
    });
    const row = {
      stream_id: streamId,
      sequence,
      type,
      at,
      body,
      previous_hash: previousHash,
      hash,
    };
    previousHash = hash;
    return row;
  });
}

function sealAppends({
  entity,
  releases,
  appends,
}: Transaction): readonly DbEventsRow[] {
  const streams = [
    ...sealStream(
      entityStream(entity.state.entityRef),
      entity.head,
      appends.entity,
    ),
    ...Object.entries(appends.releases).flatMap(([id, events]) =>
      sealStream(
        releaseStream(id),
        releases[id]?.head ?? emptyHead(releaseStream(id)),
        events,
      ),
    ),
  ];
  return streams.sort(
    (a, b) => compareText(a.stream_id, b.stream_id) || a.sequence - b.sequence,
  );
}

/** By code units: the same order on every machine. */
function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
