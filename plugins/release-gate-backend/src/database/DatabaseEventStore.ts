import type { Knex } from 'knex';
import {
  type ReleaseId,
  type EntityRef,
  type EntityEvent,
  type EntityRecord,
  type EventPageJson,
  type Release,
  type ReleaseEvent,
  emptyEntityRecord,
  evolve,
  evolveEntity,
  flawIn,
} from 'backstage-plugin-release-gate-common';
import {
  AppendConflict,
  BrokenHistory,
  type EventStore,
  type Head,
  type Loaded,
  type LoadedEntity,
  type Transaction,
  entityOfStream,
  entityStream,
  releaseStream,
} from '../application/EventStore';
import type { PageQuery } from '../application/ReleaseLists';
import { timeOf } from '../application/timeOf';
import { HeadProver } from './HeadProver';
import { HeadReader } from './HeadReader';
import { StreamFolder, emptyHead } from './StreamFolder';
import { inTransaction } from './inTransaction';
import { isAppendConflict } from './isAppendConflict';
import { listEvents } from './operations/listEvents';
import { namedRelease, sealAppends } from './operations/sealAppends';
import { writeTransaction } from './operations/writeTransaction';
import type { DbEventsRow } from './tables';

/**
 * The history on SQLite and PostgreSQL. Safe for many replicas on one database:
 * nothing that it keeps in memory can become wrong.
 */
export class DatabaseEventStore implements EventStore {
  readonly #knex: Knex;
  readonly #clock: (() => string) | undefined;
  readonly #heads: HeadReader;
  readonly #prover: HeadProver;
  readonly #releases: StreamFolder<Release>;
  readonly #entities: StreamFolder<EntityRecord>;

  /** @param options - `clock` takes the place of the database's, for tests and for histories of the past */
  constructor(options: { readonly knex: Knex; readonly clock?: () => string }) {
    const { knex, clock } = options;
    this.#knex = knex;
    this.#clock = clock;
    this.#heads = new HeadReader(knex);
    this.#prover = new HeadProver(knex);
    this.#releases = new StreamFolder<Release>(
      knex,
      (release, event) => evolve(release, event as unknown as ReleaseEvent),
      (release, event) => flawIn(release, event as unknown as ReleaseEvent),
    );
    this.#entities = new StreamFolder<EntityRecord>(knex, (record, event) =>
      evolveEntity(
        record ?? emptyEntityRecord(entityOfStream(event.streamId)),
        event as unknown as EntityEvent,
      ),
    );
  }

  async now(): Promise<string> {
    return this.#clock?.() ?? (await this.#heads.read([])).now;
  }

  async loadRelease(
    releaseId: ReleaseId,
  ): Promise<Loaded<Release> | undefined> {
    return this.#releases.fold(releaseStream(releaseId));
  }

  async entityOf(releaseId: ReleaseId): Promise<EntityRef | undefined> {
    const known = this.#releases.known(releaseStream(releaseId));
    return (known ?? (await this.loadRelease(releaseId)))?.state.entityRef;
  }

  async loadEntity(
    entityRef: EntityRef,
    pick: (entity: EntityRecord) => readonly ReleaseId[] = () => [],
  ): Promise<LoadedEntity> {
    const entityId = entityStream(entityRef);
    const known = this.#entities.known(entityId);
    // What is asked about together is read together; which releases is known only from the entity.
    const guess = known ? pick(known.state) : [];
    const { heads, now } = await this.#heads.read([
      entityId,
      ...guess.map(releaseStream),
    ]);
    const entity = (await this.#entities.upTo(
      entityId,
      heads.get(entityId),
    )) ?? { state: emptyEntityRecord(entityRef), head: emptyHead(entityId) };
    const releases: Record<string, Loaded<Release>> = {};
    const broken: Record<string, BrokenHistory> = {};
    const guessed = new Set(guess);
    for (const id of pick(entity.state)) {
      try {
        releases[id] = await this.#pick(
          id,
          guessed.has(id) ? heads : undefined,
        );
        await this.#proveEnd(entity.state, id);
      } catch (error) {
        if (!(error instanceof BrokenHistory)) {
          throw error;
        }
        broken[id] = error;
      }
    }
    const past = [entity, ...Object.values(releases)].map(({ at }) => at);
    return {
      entity,
      releases,
      broken,
      ...timeOf(this.#clock?.() ?? now, past),
    };
  }

  async commit(transaction: Transaction): Promise<void> {
    const rows = sealAppends(transaction.appends);
    try {
      await inTransaction(this.#knex, tx =>
        writeTransaction(tx, transaction, rows),
      );
    } catch (error) {
      if (isAppendConflict(error)) {
        throw new AppendConflict(rows.map(row => row.stream_id));
      }
      throw error;
    }
    if (!transaction.isUnproven) {
      this.#remember(transaction, rows);
    }
  }

  async headOf(streamId: string) {
    const { heads, damaged, now } = await this.#heads.read([streamId]);
    if (damaged.has(streamId)) {
      throw new BrokenHistory(streamId, 1, 'unreadable');
    }
    return {
      head: heads.get(streamId) ?? emptyHead(streamId),
      now: this.#clock?.() ?? now,
    };
  }

  async listEvents(
    releaseId: ReleaseId,
    page: PageQuery,
  ): Promise<EventPageJson> {
    return listEvents(
      this.#knex,
      { releaseId, flaw: await this.#flawOf(releaseId) },
      page,
    );
  }

  /** Where a release's history is not what rules have written, or not what its entity was told of it. */
  async #flawOf(releaseId: ReleaseId): Promise<BrokenHistory | undefined> {
    const streamId = releaseStream(releaseId);
    try {
      const release = await this.#releases.fold(streamId);
      if (release) {
        const entityId = entityStream(release.state.entityRef);
        const entity = await this.#entities.fold(entityId);
        await this.#proveEnd(
          entity?.state ?? emptyEntityRecord(release.state.entityRef),
          releaseId,
        );
      }
      return undefined;
    } catch (error) {
      if (error instanceof BrokenHistory) {
        // A flaw of the entity's own history is not one of this release's.
        return error.streamId === streamId ? error : undefined;
      }
      throw error;
    }
  }

  /** A release that its entity knows: it has to be there. */
  async #pick(
    id: string,
    heads: ReadonlyMap<string, Head> | undefined,
  ): Promise<Loaded<Release>> {
    const streamId = releaseStream(id);
    const release = heads
      ? await this.#releases.upTo(streamId, heads.get(streamId))
      : await this.#releases.fold(streamId);
    if (!release) {
      throw new BrokenHistory(streamId, 1, 'missing');
    }
    return release;
  }

  /** The release's own stream has to hold what the entity was told of it. */
  async #proveEnd({ releases }: EntityRecord, id: string): Promise<void> {
    const head = releases.find(entry => entry.id === id)?.head;
    if (head) {
      await this.#prover.prove(releaseStream(id), head);
    }
  }

  /** What was just written need not be read again. */
  #remember(
    { after, appends }: Transaction,
    rows: readonly DbEventsRow[],
  ): void {
    const heads = new Map(
      rows.map(({ stream_id: id, sequence, hash, at }) => [
        id,
        { head: { sequence, hash }, at },
      ]),
    );
    const entityId = entityStream(after.entity.entityRef);
    const ofEntity = heads.get(entityId);
    if (ofEntity) {
      const told = new Set(
        appends.flatMap(({ events }) =>
          events.flatMap(event => namedRelease(event) ?? []),
        ),
      );
      const releases = after.entity.releases.map(entry => {
        const ofRelease = heads.get(releaseStream(entry.id));
        return ofRelease && told.has(entry.id)
          ? { ...entry, head: ofRelease.head }
          : entry;
      });
      const state = { ...after.entity, releases };
      this.#entities.remember(entityId, { state, ...ofEntity });
    }
    for (const release of Object.values(after.releases)) {
      const streamId = releaseStream(release.id);
      const ofRelease = heads.get(streamId);
      if (ofRelease) {
        this.#releases.remember(streamId, { state: release, ...ofRelease });
      }
    }
  }
}
