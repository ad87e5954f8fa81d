import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type ReleaseId,
  type TicketRef,
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
import type { TicketLog } from '../application/TicketLog';
import type { TicketReader } from '../application/TicketReader';
import { invalidInput } from '../application/invalidInput';
import { askTracker } from './askTracker';
import { type BudgetFor, READERS_SHARE } from './budgetFor';
import { closeTicket } from './closeTicket';
import {
  type TicketRecorder,
  TicketRounds,
  withPlainWords,
} from './TicketRounds';
import { saidByTracker } from './saidByTracker';

/** Longer than any call to a tracker takes. */
const CALL_TIMEOUT_MS = 30_000;

/** Reads linked tickets from their trackers: on schedule, and when there is a hint. */
export class TicketWorker implements TicketReader {
  readonly #trackers: ReadonlyMap<string, TicketTracker>;
  readonly #budgets: ReadonlyMap<string, RequestBudget>;
  readonly #readBudgets: ReadonlyMap<string, RequestBudget>;
  readonly #recorder: TicketRecorder;
  readonly #rounds: TicketRounds;

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
    this.#rounds = new TicketRounds({
      ...options,
      callOf: trackerId => this.#call(trackerId),
    });
  }

  get trackers(): readonly TicketTracker[] {
    return [...this.#trackers.values()];
  }

  /** Reads the tickets of every release that is not at its end: all of them, or those of one tracker. */
  readAll(trackerId?: string): Promise<void> {
    return this.#rounds.readAll(trackerId);
  }

  read(releaseId: ReleaseId): Promise<void> {
    return this.#rounds.read(releaseId);
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
      seen: finding => this.#rounds.record(releaseId, ticket, finding),
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
      const found = await askTracker(this.#call(trackerId), call =>
        tracker.search(query, call),
      );
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
      return await askTracker(this.#call(tracker.id), call =>
        tracker.health(call),
      );
    } catch (error) {
      return {
        status: isTrackerRejection(error) ? 'failing' : 'unavailable',
        message: saidByTracker(error),
      };
    }
  }

  #call(trackerId: string, budgets = this.#readBudgets) {
    const budget = budgets.get(trackerId);
    if (!budget) {
      throw new Error(`No budget for ${trackerId}`);
    }
    return { signal: AbortSignal.timeout(CALL_TIMEOUT_MS), budget };
  }
}
