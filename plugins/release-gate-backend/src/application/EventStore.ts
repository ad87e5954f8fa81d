import type {
  ReleaseId,
  EntityRef,
  EntityRecord,
  EventPageJson,
  Release,
} from 'backstage-plugin-release-gate-common';
import type { CheckPlan } from './CheckQueue';
import type { KeptCommandKey, KeptDeploymentKey } from './KeyStore';
import type { Effect } from './Outbox';
import type { PageQuery } from './ReleaseLists';
import type { Time } from './timeOf';

/** The id of the stream of a release. */
export function releaseStream(releaseId: string): string {
  return `release:${releaseId}`;
}

/** What the ids of the streams of entities begin with. */
export const ENTITY_STREAMS = 'entity:';

/** The id of the stream of an entity. */
export function entityStream(entityRef: EntityRef): string {
  return `${ENTITY_STREAMS}${entityRef}`;
}

/** The entity whose stream it is. */
export function entityOfStream(streamId: string): EntityRef {
  return streamId.slice(ENTITY_STREAMS.length) as EntityRef;
}

/** The last event of a stream; sequence 0 for one that has none. */
export interface Head {
  readonly sequence: number;
  readonly hash: string;
}

/** What was read of a stream: its folded state and the head it was folded up to. */
export interface Loaded<T> {
  readonly state: T;
  readonly head: Head;
  /** When the latest of its events happened; missing where there is none. */
  readonly at?: string;
}

/** An entity with some of its releases, by id, as of an instant that is not before any of their events. */
export interface LoadedEntity extends Time {
  readonly entity: Loaded<EntityRecord>;
  readonly releases: Readonly<Record<string, Loaded<Release>>>;
  /** Those whose own history is not whole; they are in no way among `releases`. */
  readonly broken: Readonly<Record<string, BrokenHistory>>;
}

/** An event with its place in its stream, before it is sealed. */
interface StreamEvent {
  readonly sequence: number;
  readonly type: string;
  readonly at: string;
  readonly actor: unknown;
  readonly data: unknown;
  /** What the clock said, where `at` is not that. */
  readonly clock?: string;
}

/** What is appended to one stream, and the head that it was decided on; a new stream has none. */
export interface StreamAppend {
  readonly streamId: string;
  readonly expectedHead?: Head;
  readonly events: readonly StreamEvent[];
}

/** Where a stream ended when it was looked at. */
export interface ReadHead {
  readonly streamId: string;
  readonly head: Head;
}

/** What one accepted command writes, all together or not at all. */
export interface Transaction {
  /** Whose rules were asked: of the transactions on one entity, one is written after the other. */
  readonly entityRef: EntityRef;
  readonly appends: readonly StreamAppend[];
  /** Where the streams ended that were looked at for it and get no event. */
  readonly readHeads: readonly ReadHead[];
  /** How the entity and the releases that changed are then. */
  readonly after: {
    readonly entity: EntityRecord;
    readonly releases: Readonly<Record<string, Release>>;
  };
  /** Those of the releases that were there before, as they were: what is the same need not be written again. */
  readonly before: Readonly<Record<string, Release>>;
  readonly effects: readonly Effect[];
  /** What is to be asked of the releases that changed. */
  readonly checkPlans: readonly CheckPlan[];
  readonly now: string;
  readonly commandKey?: KeptCommandKey;
  readonly deploymentKey?: KeptDeploymentKey;
  /** What is kept after a history that is not whole: `after` says nothing of what was before. */
  readonly isUnproven?: true;
}

/** Thrown by {@link EventStore.commit} when somebody else was first: read again, decide again. */
export class AppendConflict extends Error {
  constructor(streamIds: readonly string[]) {
    super(`Stream ${streamIds.join(', ')} has moved on`);
    this.name = 'AppendConflict';
  }
}

/** Thrown when a stored history is not the chain that was written. */
export class BrokenHistory extends Error {
  readonly streamId: string;
  readonly sequence: number;
  readonly reason: string;

  constructor(streamId: string, sequence: number, reason: string) {
    super(
      `The history of ${streamId} is broken at event ${sequence}: ${reason}`,
    );
    this.name = 'BrokenHistory';
    this.streamId = streamId;
    this.sequence = sequence;
    this.reason = reason;
  }
}

/** A release that was loaded with its entity. @throws BrokenHistory where its own history is not whole */
export function wholeRelease(
  { releases, broken }: Pick<LoadedEntity, 'releases' | 'broken'>,
  releaseId: ReleaseId,
): Release {
  const flaw = Object.hasOwn(broken, releaseId) ? broken[releaseId] : undefined;
  if (flaw) {
    throw flaw;
  }
  return releases[releaseId].state;
}

/** Keeps the history. Every state that it gives has been folded from verified events. */
export interface EventStore {
  /** The time by the database's clock, ISO 8601 UTC with milliseconds. */
  now(): Promise<string>;
  /** @throws BrokenHistory */
  loadRelease(releaseId: ReleaseId): Promise<Loaded<Release> | undefined>;
  /** The entity of a release, which never changes; undefined where there is no such release. @throws BrokenHistory */
  entityOf(releaseId: ReleaseId): Promise<EntityRef | undefined>;
  /**
   * An entity, those of its releases that `pick` names, and the time: one
   * statement, where nothing has happened since they were last read. A release
   * that is broken does not keep the others from being read.
   *
   * @throws BrokenHistory where the entity's own history is not whole
   */
  loadEntity(
    entityRef: EntityRef,
    pick?: (entity: EntityRecord) => readonly ReleaseId[],
  ): Promise<LoadedEntity>;
  /**
   * Appends and all that goes with it, in one transaction: only while every
   * stream that the decision stands on ends where it was read.
   *
   * @throws AppendConflict
   */
  commit(transaction: Transaction): Promise<void>;
  /** Where a stream ends, whether or not it is whole, and the time. @throws BrokenHistory where even that cannot be read */
  headOf(
    streamId: string,
  ): Promise<{ readonly head: Head; readonly now: string }>;
  /**
   * A page of the history of a release, oldest first: also of one that is not
   * whole, with where it breaks. Empty for one that has none.
   *
   * @throws InputError for a cursor that was not given out
   */
  listEvents(releaseId: ReleaseId, page: PageQuery): Promise<EventPageJson>;
}
