import {
  type ReleaseId,
  type DeploymentAnswerJson,
  type EntityEvent,
  type EntityRecord,
  type EntityRef,
  type EventJson,
  type EventPageJson,
  type Release,
  type ReleaseEvent,
  emptyEntityRecord,
  evolve,
  evolveEntity,
} from 'backstage-plugin-release-gate-common';
import {
  AppendConflict,
  ENTITY_STREAMS,
  type EventStore,
  type Head,
  type Loaded,
  type LoadedEntity,
  type StreamAppend,
  type Transaction,
  entityOfStream,
  entityStream,
  releaseStream,
} from '../application/EventStore';
import {
  type CommandKey,
  type DeploymentKey,
  type KeptCommandKey,
  type KeptDeploymentKey,
  type KeyStore,
  answersSince,
} from '../application/KeyStore';
import type { PageQuery } from '../application/ReleaseLists';
import { emptyHead } from '../database/StreamFolder';
import { sealAppends } from '../database/operations/sealAppends';
import type { DbEventsRow } from '../database/tables';
import { timeOf } from '../application/timeOf';
import { pageOf } from './pageOf';

/** The history and the keys in memory, for tests that need no database. */
export class MemoryEventStore implements EventStore, KeyStore {
  readonly #clock: () => string;
  readonly #rows: DbEventsRow[] = [];
  readonly #commandKeys: (KeptCommandKey & { readonly at: string })[] = [];
  readonly #deploymentKeys: (KeptDeploymentKey & { readonly at: string })[] =
    [];

  constructor(clock: () => string) {
    this.#clock = clock;
  }

  async now(): Promise<string> {
    return this.#clock();
  }

  /** The refs of all entities that have a history. */
  get entityRefs(): readonly EntityRef[] {
    const ids = this.#rows.map(row => row.stream_id);
    return [...new Set(ids)]
      .filter(id => id.startsWith(ENTITY_STREAMS))
      .map(entityOfStream);
  }

  async loadRelease(
    releaseId: ReleaseId,
  ): Promise<Loaded<Release> | undefined> {
    const streamId = releaseStream(releaseId);
    let state: Release | undefined;
    for (const event of this.#eventsOf(streamId)) {
      state = evolve(state, event as unknown as ReleaseEvent);
    }
    return (
      state && { state, head: this.#headOf(streamId), at: state.updatedAt }
    );
  }

  async entityOf(releaseId: ReleaseId): Promise<EntityRef | undefined> {
    return (await this.loadRelease(releaseId))?.state.entityRef;
  }

  async loadEntity(
    entityRef: EntityRef,
    pick: (entity: EntityRecord) => readonly ReleaseId[] = () => [],
  ): Promise<LoadedEntity> {
    const streamId = entityStream(entityRef);
    let state = emptyEntityRecord(entityRef);
    for (const event of this.#eventsOf(streamId)) {
      state = evolveEntity(state, event as unknown as EntityEvent);
    }
    const releases: Record<string, Loaded<Release>> = {};
    for (const id of pick(state)) {
      const release = await this.loadRelease(id);
      if (release) {
        releases[id] = release;
      }
    }
    const entity = { state, head: this.#headOf(streamId) };
    const past = [
      ...this.#rowsOf(streamId).map(({ at }) => at),
      ...Object.values(releases).map(({ at }) => at),
    ];
    return { entity, releases, broken: {}, ...timeOf(this.#clock(), past) };
  }

  async headOf(streamId: string) {
    return { head: this.#headOf(streamId), now: this.#clock() };
  }

  /** Without a pause between looking and writing: nobody comes in between. */
  async commit(transaction: Transaction): Promise<void> {
    const { appends, commandKey, deploymentKey, now: at } = transaction;
    const isTaken =
      appends.some(append => !this.#isNext(append)) ||
      transaction.readHeads.some(
        ({ streamId, head }) => this.#headOf(streamId).hash !== head.hash,
      ) ||
      this.#commandKeys.some(
        kept =>
          kept.caller === commandKey?.caller &&
          kept.key === commandKey.key &&
          kept.at > answersSince(at),
      );
    if (isTaken) {
      throw new AppendConflict(appends.map(({ streamId }) => streamId));
    }
    this.#rows.push(...sealAppends(appends));
    this.#commandKeys.push(...(commandKey ? [{ ...commandKey, at }] : []));
    this.#deploymentKeys.push(
      ...(deploymentKey ? [{ ...deploymentKey, at }] : []),
    );
  }

  async listEvents(
    releaseId: ReleaseId,
    page: PageQuery,
  ): Promise<EventPageJson> {
    const events = this.#rowsOf(releaseStream(releaseId)).map(
      ({ body, hash }) => {
        const { sequence, type, at, actor, data, previousHash } =
          JSON.parse(body);
        return {
          sequence,
          type,
          at,
          actor,
          data,
          hash,
          previousHash,
        } as EventJson;
      },
    );
    return pageOf(events, page);
  }

  async deploymentAnswer(
    { caller, key, content }: DeploymentKey,
    now: string,
  ): Promise<DeploymentAnswerJson | 'too-late' | 'other-content' | undefined> {
    const known = this.#deploymentKeys.filter(
      kept => kept.caller === caller && kept.key === key,
    );
    const same = known.findLast(kept => kept.content === content);
    if (same) {
      return same.at > answersSince(now) ? same.answer : 'too-late';
    }
    return known.length > 0 ? 'other-content' : undefined;
  }

  async releaseOfKey(
    { caller, key, content }: CommandKey,
    now: string,
  ): Promise<{ readonly releaseId: ReleaseId } | 'other-content' | undefined> {
    const known = this.#commandKeys.find(
      kept =>
        kept.caller === caller &&
        kept.key === key &&
        kept.at > answersSince(now),
    );
    if (!known) {
      return undefined;
    }
    return known.content === content
      ? { releaseId: known.releaseId }
      : 'other-content';
  }

  #rowsOf(streamId: string): readonly DbEventsRow[] {
    return this.#rows.filter(row => row.stream_id === streamId);
  }

  #eventsOf(streamId: string): readonly unknown[] {
    return this.#rowsOf(streamId).map(({ body }) => JSON.parse(body));
  }

  #headOf(streamId: string): Head {
    const last = this.#rowsOf(streamId).at(-1);
    return last
      ? { sequence: last.sequence, hash: last.hash }
      : emptyHead(streamId);
  }

  #isNext({ streamId, expectedHead = emptyHead(streamId) }: StreamAppend) {
    return this.#headOf(streamId).hash === expectedHead.hash;
  }
}
