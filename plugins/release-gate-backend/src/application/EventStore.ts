import type {
  EntityRecord,
  EventJson,
  Page,
  Release,
} from 'backstage-plugin-release-gate-common';
import type { CheckPlan } from './CheckQueue';
import type { KeptCommandKey, KeptDeploymentKey } from './KeyStore';
import type { Effect } from './Outbox';
import type { PageQuery } from './ReleaseLists';

/** The id of the stream of a release. */
export function releaseStream(releaseId: string): string {
  return `release:${releaseId}`;
}

/** The id of the stream of an entity. */
export function entityStream(entityRef: string): string {
  return `entity:${entityRef}`;
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
}

/** An entity with some of its releases, by id, as of an instant. */
export interface LoadedEntity {
  readonly entity: Loaded<EntityRecord>;
  readonly releases: Readonly<Record<string, Loaded<Release>>>;
  readonly now: string;
}

/** An event with its place in its stream, before it is sealed. */
export interface StreamEvent {
  readonly sequence: number;
  readonly type: string;
  readonly at: string;
  readonly actor: unknown;
  readonly data: unknown;
}

/** What is appended to one stream, and the head that it was decided on; a new stream has none. */
export interface StreamAppend {
  readonly streamId: string;
  readonly expectedHead?: Head;
  readonly events: readonly StreamEvent[];
}

/** What one accepted command writes, all together or not at all. */
export interface Transaction {
  readonly appends: readonly StreamAppend[];
  /** How the entity and the releases that changed are then. */
  readonly after: {
    readonly entity: EntityRecord;
    readonly releases: Readonly<Record<string, Release>>;
  };
  readonly effects: readonly Effect[];
  /** What is to be asked of the releases that changed. */
  readonly checkPlans: readonly CheckPlan[];
  readonly now: string;
  readonly commandKey?: KeptCommandKey;
  readonly deploymentKey?: KeptDeploymentKey;
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
  constructor(streamId: string, sequence: number, reason: string) {
    super(
      `The history of ${streamId} is broken at event ${sequence}: ${reason}`,
    );
    this.name = 'BrokenHistory';
  }
}

/** Keeps the history. Every state that it gives has been folded from verified events. */
export interface EventStore {
  /** The time by the database's clock, ISO 8601 UTC with milliseconds. */
  now(): Promise<string>;
  /** @throws BrokenHistory */
  loadRelease(releaseId: string): Promise<Loaded<Release> | undefined>;
  /**
   * An entity, those of its releases that `pick` names, and the time: one
   * statement, where nothing has happened since they were last read.
   *
   * @throws BrokenHistory
   */
  loadEntity(
    entityRef: string,
    pick?: (entity: EntityRecord) => readonly string[],
  ): Promise<LoadedEntity>;
  /** Appends and all that goes with it, in one transaction. @throws AppendConflict */
  commit(transaction: Transaction): Promise<void>;
  /** A page of the history of a release, oldest first. @throws InputError for a cursor that was not given out */
  listEvents(releaseId: string, page: PageQuery): Promise<Page<EventJson>>;
}
