import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type ReleaseId,
  type Release,
  type TicketFinding,
  type TicketRef,
  oneLine,
} from 'backstage-plugin-release-gate-common';
import {
  type TicketTracker,
  type TrackerCall,
  isTrackerRejection,
} from 'backstage-plugin-release-gate-node';
import type { CommandBody } from '../application/CommandBody';
import type { TicketLog } from '../application/TicketLog';
import { askTracker } from './askTracker';
import { saidByTracker } from './saidByTracker';

/** After so many questions in a row nobody is made to wait for another one. */
const UNANSWERED_IN_A_ROW = 3;

/** What a tracker calls things, as one line that every program can read. */
export function withPlainWords<T extends TicketFinding>(finding: T): T {
  const { title, state, priority } = finding;
  return {
    ...finding,
    title: oneLine(title),
    state: oneLine(state),
    ...(priority !== undefined && { priority: oneLine(priority) }),
  };
}

/** What the worker reads and writes down. */
export interface TicketRecorder {
  releaseNow(id: string): Promise<Release | undefined>;
  record(
    releaseId: ReleaseId,
    finding: CommandBody<'observe-ticket' | 'note-ticket-not-closed'>,
  ): Promise<unknown>;
  /** Releases that have not come to an end. */
  openReleases(): Promise<readonly ReleaseId[]>;
  now(): Promise<string>;
}

/** Reads what trackers say of the tickets of releases, and writes it down. */
export class TicketRounds {
  readonly #trackers: readonly TicketTracker[];
  readonly #callOf: (trackerId: string) => TrackerCall;
  readonly #recorder: TicketRecorder;
  readonly #log: TicketLog;
  readonly #logger: LoggerService;

  constructor(options: {
    readonly trackers: readonly TicketTracker[];
    readonly callOf: (trackerId: string) => TrackerCall;
    readonly recorder: TicketRecorder;
    readonly log: TicketLog;
    readonly logger: LoggerService;
  }) {
    this.#trackers = options.trackers;
    this.#callOf = options.callOf;
    this.#recorder = options.recorder;
    this.#log = options.log;
    this.#logger = options.logger;
  }

  /** Reads the tickets of every release that is not at its end: all of them, or those of one tracker. */
  async readAll(trackerId?: string): Promise<void> {
    const releases = await this.#recorder.openReleases();
    await Promise.all(
      this.#trackers
        .filter(({ id }) => trackerId === undefined || id === trackerId)
        .map(tracker => this.#readAllOf(tracker, releases)),
    );
  }

  /** Reads the tickets of a release. */
  async read(releaseId: ReleaseId): Promise<void> {
    await Promise.all(
      this.#trackers.map(async tracker => {
        for (const { release, ticket } of await this.#linked(
          releaseId,
          tracker,
        )) {
          await this.#readOne(release, ticket, tracker);
        }
      }),
    );
  }

  /** One that does not answer is left alone until the next time, and keeps no other waiting. */
  async #readAllOf(
    tracker: TicketTracker,
    releases: readonly ReleaseId[],
  ): Promise<void> {
    let unanswered = 0;
    for (const id of releases) {
      for (const { release, ticket } of await this.#linked(id, tracker)) {
        const isAnswered = await this.#readOne(release, ticket, tracker);
        unanswered = isAnswered ? 0 : unanswered + 1;
        if (unanswered === UNANSWERED_IN_A_ROW) {
          this.#logger.warn(
            `${tracker.title} did not answer ${unanswered} times in a row: its other tickets are read the next time`,
          );
          return;
        }
      }
    }
  }

  /** The tickets that a release has with a tracker; none where it cannot be read. */
  async #linked(releaseId: ReleaseId, tracker: TicketTracker) {
    try {
      const release = await this.#recorder.releaseNow(releaseId);
      return (release?.tickets ?? [])
        .filter(ticket => ticket.tracker.toLowerCase() === tracker.id)
        .flatMap(ticket => (release ? { release, ticket } : []));
    } catch (error) {
      this.#logger.warn(
        `The tickets of release ${releaseId} could not be read`,
        error as Error,
      );
      return [];
    }
  }

  /** What cannot be read stays as it was, and becomes stale. Whether it was answered. */
  async #readOne(
    { id: releaseId, entityRef }: Release,
    { tracker: trackerId, id }: TicketRef,
    tracker: TicketTracker,
  ): Promise<boolean> {
    try {
      const finding = await askTracker(this.#callOf(tracker.id), call =>
        tracker.read({ entityRef, id }, call),
      );
      await this.record(releaseId, { tracker: trackerId, id }, finding);
      return true;
    } catch (error) {
      this.#logger.warn(
        `Ticket ${id} of ${tracker.title} could not be read: ${saidByTracker(
          error,
        )}`,
      );
      return isTrackerRejection(error);
    }
  }

  async record(
    releaseId: ReleaseId,
    ticket: TicketRef,
    finding: TicketFinding | undefined,
  ): Promise<void> {
    await this.#recorder.record(releaseId, {
      type: 'observe-ticket',
      ...ticket,
      ...(finding && { finding: withPlainWords(finding) }),
    });
    await this.#log.recordRead(releaseId, ticket, await this.#recorder.now());
  }
}
