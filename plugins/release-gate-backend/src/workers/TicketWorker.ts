import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type ReleaseId,
  type Release,
  type TicketFinding,
  type TicketRef,
  oneLine,
} from 'backstage-plugin-release-gate-common';
import {
  type FoundTicket,
  type IntegrationHealth,
  type RequestBudget,
  type TicketQuery,
  type TicketTracker,
  isTrackerRejection,
  isTrackerUnavailable,
} from 'backstage-plugin-release-gate-node';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import type { CommandBody } from '../application/CommandBody';
import type { TicketLog } from '../application/TicketLog';
import type { TicketReader } from '../application/TicketReader';
import { invalidInput } from '../application/invalidInput';
import { type BudgetFor, READERS_SHARE } from './budgetFor';
import { closeTicket } from './closeTicket';
import { saidByTracker } from './saidByTracker';

/** Longer than any call to a tracker takes. */
const CALL_TIMEOUT_MS = 30_000;

/** What a tracker calls things, as one line that every program can read. */
function withPlainWords<T extends TicketFinding>(finding: T): T {
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

/** Reads linked tickets from their trackers: on schedule, and when there is a hint. */
export class TicketWorker implements TicketReader {
  readonly #trackers: ReadonlyMap<string, TicketTracker>;
  readonly #budgets: ReadonlyMap<string, RequestBudget>;
  readonly #readBudgets: ReadonlyMap<string, RequestBudget>;
  readonly #recorder: TicketRecorder;
  readonly #log: TicketLog;
  readonly #logger: LoggerService;

  constructor(options: {
    readonly trackers: readonly TicketTracker[];
    readonly budgetFor: BudgetFor;
    readonly recorder: TicketRecorder;
    readonly log: TicketLog;
    readonly logger: LoggerService;
  }) {
    this.#trackers = new Map(
      options.trackers.map(tracker => [tracker.id, tracker]),
    );
    const budgets = (share?: number) =>
      new Map(
        options.trackers.map(({ id, requestsPerHour }) => [
          id,
          options.budgetFor(id, requestsPerHour, share),
        ]),
      );
    this.#budgets = budgets();
    this.#readBudgets = budgets(READERS_SHARE);
    this.#recorder = options.recorder;
    this.#log = options.log;
    this.#logger = options.logger;
  }

  get trackers(): readonly TicketTracker[] {
    return [...this.#trackers.values()];
  }

  /** Reads the tickets of every release that is not at its end: all of them, or those of one tracker. */
  async readAll(trackerId?: string): Promise<void> {
    for (const id of await this.#recorder.openReleases()) {
      try {
        await this.read(id, trackerId);
      } catch (error) {
        this.#logger.warn(
          `The tickets of release ${id} could not be read`,
          error as Error,
        );
      }
    }
  }

  async read(releaseId: ReleaseId, trackerId?: string): Promise<void> {
    const release = await this.#recorder.releaseNow(releaseId);
    if (release) {
      for (const ticket of release.tickets) {
        if (
          trackerId === undefined ||
          ticket.tracker.toLowerCase() === trackerId
        ) {
          await this.#readOne(release, ticket);
        }
      }
    }
  }

  /**
   * Has the tracker close a ticket, and looks whether it did. What it refuses is
   * on record; what it cannot be asked is tried again.
   *
   * @throws TrackerUnavailable
   */
  async close(releaseId: ReleaseId, ticket: TicketRef): Promise<void> {
    const release = await this.#recorder.releaseNow(releaseId);
    const linked = release?.tickets.find(
      ({ tracker, id }) => tracker === ticket.tracker && id === ticket.id,
    );
    if (!release || linked?.closing?.state !== 'pending') {
      return;
    }
    const tracker = this.#trackers.get(ticket.tracker.toLowerCase());
    const problem = await closeTicket(release, ticket, {
      tracker,
      call: () => this.#call(ticket.tracker.toLowerCase(), this.#budgets),
      seen: finding => this.#record(releaseId, ticket, finding),
    });
    if (problem !== undefined) {
      await this.#recorder.record(releaseId, {
        type: 'note-ticket-not-closed',
        ...ticket,
        message: problem,
      });
    }
  }

  async search(
    trackerId: string,
    query: TicketQuery,
  ): Promise<readonly FoundTicket[]> {
    const tracker = this.#trackers.get(trackerId);
    if (!tracker) {
      throw new NotFoundError(`No ticket tracker '${trackerId}' is connected`);
    }
    try {
      const found = await tracker.search(query, this.#call(trackerId));
      return found.map(withPlainWords);
    } catch (error) {
      if (isTrackerRejection(error)) {
        throw invalidInput(error.message);
      }
      if (isTrackerUnavailable(error)) {
        throw new ServiceUnavailableError(error.message);
      }
      throw error;
    }
  }

  async health(tracker: TicketTracker): Promise<IntegrationHealth> {
    try {
      return await tracker.health(this.#call(tracker.id));
    } catch (error) {
      return {
        status: isTrackerRejection(error) ? 'failing' : 'unavailable',
        message: saidByTracker(error),
      };
    }
  }

  /** What cannot be read stays as it was, and becomes stale. */
  async #readOne(
    { id: releaseId, entityRef }: Release,
    { tracker: trackerId, id }: TicketRef,
  ): Promise<void> {
    const tracker = this.#trackers.get(trackerId.toLowerCase());
    if (!tracker) {
      return;
    }
    try {
      const finding = await tracker.read(
        { entityRef, id },
        this.#call(tracker.id),
      );
      await this.#record(releaseId, { tracker: trackerId, id }, finding);
    } catch (error) {
      this.#logger.warn(
        `Ticket ${id} of ${tracker.title} could not be read: ${saidByTracker(
          error,
        )}`,
      );
    }
  }

  async #record(
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

  #call(trackerId: string, budgets = this.#readBudgets) {
    const budget = budgets.get(trackerId);
    if (!budget) {
      throw new Error(`No budget for ${trackerId}`);
    }
    return { signal: AbortSignal.timeout(CALL_TIMEOUT_MS), budget };
  }
}
