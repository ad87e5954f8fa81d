import type {
  Appends,
  DeploymentAnswerJson,
  DutyJson,
  EntityRecord,
  EventJson,
  Page,
  Phase,
  Release,
  ReleaseListItem,
  ViolationJson,
} from 'backstage-plugin-release-gate-common';

import type { CheckPlan } from './CheckQueue';

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

/** An effect on the outside world, to be done once. Two effects with one id are one. */
export type Effect = { readonly id: string } & (
  | Notification
  | SendTime
  | CloseTicket
);

/** A time entry that goes to the time tracker. */
export interface SendTime {
  readonly kind: 'time-entry';
  readonly releaseId: string;
  readonly entryId: string;
}

/** A ticket that its tracker is told to close. */
export interface CloseTicket {
  readonly kind: 'ticket-close';
  readonly releaseId: string;
  readonly tracker: string;
  readonly ticketId: string;
}

/** A notification through Backstage. */
export interface Notification {
  readonly kind: 'notification';
  readonly recipients: readonly string[];
  /** Who is left out of the groups among them: told already, or in other words. */
  readonly exclude?: readonly string[];
  readonly title: string;
  readonly description: string;
  readonly severity: 'low' | 'normal' | 'high' | 'critical';
  readonly topic: string;
  readonly link: string;
  /** Same scope: a newer notification takes the place of the older one. */
  readonly scope: string;
  /** The release whose history keeps that its approvers were notified. */
  readonly noteOn?: string;
}

/** What one accepted command writes, all together or not at all. */
export interface Transaction {
  readonly entity: Loaded<EntityRecord>;
  /** The releases as they were read, by id; a new one is missing. */
  readonly releases: Readonly<Record<string, Loaded<Release>>>;
  readonly appends: Appends;
  readonly after: {
    readonly entity: EntityRecord;
    readonly releases: Readonly<Record<string, Release>>;
  };
  readonly effects: readonly Effect[];
  /** What is to be asked of the releases that changed. */
  readonly checkPlans: readonly CheckPlan[];
  readonly now: string;
  /** The key of the command, so that its repetition is known. */
  readonly commandKey?: CommandKey & { readonly releaseId: string };
  /** The answer to keep for a deployment report with a key. */
  readonly deploymentKey?: DeploymentKey & {
    readonly answer: DeploymentAnswerJson;
  };
}

/** What makes two commands one: caller and key; the content has to be the same. */
export interface CommandKey {
  readonly caller: string;
  readonly key: string;
  /** SHA-256 of what the command says. */
  readonly content: string;
}

/** The newest version of a document, without its content. */
export interface ListedDocument {
  readonly releaseId: string;
  readonly entityRef: string;
  readonly releaseVersion: string;
  readonly kind: 'release-note' | 'incident-report';
  readonly version: number;
  readonly title: string;
  readonly attachedBy: string;
  readonly attachedAt: string;
}

/** What makes two deployment reports one: caller, key, and content. */
export interface DeploymentKey {
  readonly caller: string;
  readonly key: string;
  readonly content: string;
}

/** One page of a list; without a cursor the first. */
export interface PageQuery {
  readonly limit: number;
  readonly cursor?: string;
}

/** Which releases a list asks for. */
export interface ReleaseQuery extends PageQuery {
  readonly entityRef?: string;
  readonly phases?: readonly Phase[];
  /** Releases that wait for a decision which this user had no part in the work for. */
  readonly awaitingDecisionOf?: string;
  readonly createdBy?: string;
  readonly owner?: string;
  readonly text?: string;
  readonly from?: string;
  readonly to?: string;
  readonly now: string;
}

/** Thrown by {@link ReleaseStore.commit} when somebody else was first: read again, decide again. */
export class AppendConflict extends Error {
  constructor(streamId: string) {
    super(`Stream ${streamId} has moved on`);
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

/**
 * Keeps the history and what is computed from it. Everything that it returns
 * has been folded from verified events, apart from lists.
 */
export interface ReleaseStore {
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
  /** Writes an effect down that no event stands for; one that is there already is left as it is. Whether it is new. */
  addEffect(effect: Effect): Promise<boolean>;
  /** Appends and all that goes with it, in one transaction. @throws AppendConflict */
  commit(transaction: Transaction): Promise<void>;
  deploymentAnswer(
    key: DeploymentKey,
  ): Promise<DeploymentAnswerJson | 'other-content' | undefined>;
  /** What a command with this key was done to, if it was. */
  releaseOfKey(
    key: CommandKey,
  ): Promise<{ readonly releaseId: string } | 'other-content' | undefined>;
  /** The newest documents, by release, oldest first. */
  listDocuments(page: PageQuery): Promise<Page<ListedDocument>>;
  listReleases(query: ReleaseQuery): Promise<Page<ReleaseListItem>>;
  /** The newest releases of an entity. */
  recentReleases(
    entityRef: string,
    limit: number,
    now: string,
  ): Promise<readonly ReleaseListItem[]>;
  listEvents(releaseId: string, page: PageQuery): Promise<Page<EventJson>>;
  listViolations(
    entityRef: string,
    limit: number,
  ): Promise<readonly ViolationJson[]>;
  listDuties(entityRef: string): Promise<readonly DutyJson[]>;
  /** Where a violation belongs, or undefined. */
  findViolation(
    id: string,
  ): Promise<
    { readonly entityRef: string; readonly releaseId?: string } | undefined
  >;
  /** Releases whose request or approval has run out at `now`. */
  expiredReleases(now: string, limit: number): Promise<readonly string[]>;
  /** Releases with a request or an approval that is not used. */
  pendingReleases(): Promise<readonly string[]>;
  /** Releases in a phase, as far as events tell. */
  releasesIn(phase: Phase): Promise<readonly string[]>;
  /** Releases that have not come to an end. */
  openReleases(): Promise<readonly string[]>;
  /** Computes all lists anew from the events. Gives the number of releases. */
  rebuild(): Promise<number>;
}

/** Effects that wait to be done. */
export interface OutboxStore {
  /** Claims effects that are due, for a while: nobody else gets them meanwhile. */
  claim(limit: number): Promise<readonly ClaimedEffect[]>;
  done(id: string): Promise<void>;
  /** Tried again after a while, and not before `retryAfterMs` where that is given. */
  failed(
    id: string,
    attempts: number,
    message: string,
    retryAfterMs?: number,
  ): Promise<void>;
}

export interface ClaimedEffect {
  readonly effect: Effect;
  /** How often it was tried before. */
  readonly attempts: number;
}
