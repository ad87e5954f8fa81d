import type { IntegrationHealth, TrackerCall } from './RequestBudget';

/**
 * Time that a person spent on a release, to be logged in that person's name.
 *
 * @public
 */
export interface TimeToLog {
  readonly releaseId: string;
  readonly entityRef: string;
  readonly version: string;
  /** The user entity. */
  readonly person: string;
  /** ISO 8601 UTC, whole seconds. */
  readonly start: string;
  /** ISO 8601 UTC, whole seconds, later than `start`. */
  readonly end: string;
  readonly description: string;
  readonly billable: boolean;
}

/**
 * What the tracker calls an entry that it has.
 *
 * @public
 */
export interface LoggedTime {
  readonly trackerId: string;
  readonly url?: string;
}

/**
 * A release whose time is looked for.
 *
 * @public
 */
export interface TrackedRelease {
  readonly id: string;
  readonly entityRef: string;
  readonly version: string;
  /** When the work on it began, ISO 8601 UTC. */
  readonly since: string;
  /** The entries that were logged from here. */
  readonly entries: readonly {
    readonly trackerId: string;
    readonly person: string;
  }[];
}

/**
 * Whether the tracker holds finished time for a release.
 *
 * @public
 */
export interface TimeFinding {
  readonly found: boolean;
  /** One sentence: how much by how many, or that there is none. */
  readonly message: string;
}

/**
 * A program in which people log their time.
 *
 * @public
 */
export interface TimeTracker {
  /** Kebab-case. */
  readonly id: string;
  /** As its users call it. */
  readonly title: string;
  /** Where in it, as its users say, once that is known: the name of a workspace, say. */
  readonly place?: string;
  /** How many requests an hour it may be sent, by all replicas together. */
  readonly requestsPerHour: number;
  /**
   * Logs the time and gives what the tracker calls it. Called again after a
   * fault with the same time it finds what it logged before: there is one entry.
   *
   * @throws TrackerRejection when the tracker will not take it
   * @throws TrackerUnavailable when it could not be asked
   */
  log(time: TimeToLog, call: TrackerCall): Promise<LoggedTime>;
  /**
   * Looks for finished time of these releases, whoever entered it. An entry is
   * time of the one release that it names by its id, and what a release logged
   * never is of another one. A release that is missing in the answer could not
   * be looked up.
   *
   * @throws TrackerRejection, TrackerUnavailable
   */
  find(
    releases: readonly TrackedRelease[],
    call: TrackerCall,
  ): Promise<ReadonlyMap<string, TimeFinding>>;
  health(call: TrackerCall): Promise<IntegrationHealth>;
}
