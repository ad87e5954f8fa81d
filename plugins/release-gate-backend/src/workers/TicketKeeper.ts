import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Release,
  ReleaseCommand,
  TicketRef,
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
import type { TicketDesk } from '../application/TicketDesk';
import { invalidInput } from '../application/invalidInput';

/** Longer than any call to a tracker takes. */
const CALL_TIMEOUT_MS = 30_000;

type Observation = Omit<
  Extract<ReleaseCommand, { type: 'observe-ticket' }>,
  'releaseId'
>;

/** What the keeper needs of the service. */
export interface TicketRecorder {
  releaseNow(id: string): Promise<Release | undefined>;
  recordTicket(releaseId: string, observation: Observation): Promise<void>;
  /** Releases that have not come to an end. */
  openReleases(): Promise<readonly string[]>;
  now(): Promise<string>;
}

/** Reads linked tickets from their trackers: on schedule, and when there is a hint. */
export class TicketKeeper implements TicketDesk {
  readonly #trackers: ReadonlyMap<string, TicketTracker>;
  readonly #budgets: ReadonlyMap<string, RequestBudget>;
  readonly #recorder: TicketRecorder;
  readonly #log: TicketLog;
  readonly #logger: LoggerService;

  constructor(options: {
    readonly trackers: readonly TicketTracker[];
    readonly budgetFor: (name: string, perHour: number) => RequestBudget;
    readonly recorder: TicketRecorder;
    readonly log: TicketLog;
    readonly logger: LoggerService;
  }) {
    this.#trackers = new Map(
      options.trackers.map(tracker => [tracker.id, tracker]),
    );
    this.#budgets = new Map(
      options.trackers.map(({ id, requestsPerHour }) => [
        id,
        options.budgetFor(id, requestsPerHour),
      ]),
    );
    this.#recorder = options.recorder;
    this.#log = options.log;
    this.#logger = options.logger;
  }

  get trackers(): readonly TicketTracker[] {
    return [...this.#trackers.values()];
  }

  /** Reads the tickets of every release that is not at its end. */
  async readAll(): Promise<void> {
    for (const id of await this.#recorder.openReleases()) {
      await this.read(id);
    }
  }

  async read(releaseId: string): Promise<void> {
    const release = await this.#recorder.releaseNow(releaseId);
    for (const ticket of release?.tickets ?? []) {
      await this.#readOne(releaseId, release?.entityRef ?? '', ticket);
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
      return await tracker.search(query, this.#call(trackerId));
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
        message: said(error),
      };
    }
  }

  /** What cannot be read stays as it was, and becomes stale. */
  async #readOne(
    releaseId: string,
    entityRef: string,
    { tracker: trackerId, id }: TicketRef,
  ): Promise<void> {
    const tracker = this.#trackers.get(trackerId);
    if (!tracker) {
      return;
    }
    try {
      const finding = await tracker.read(
        { entityRef, id },
        this.#call(trackerId),
      );
      await this.#recorder.recordTicket(releaseId, {
        type: 'observe-ticket',
        tracker: trackerId,
        id,
        ...(finding && { finding }),
      });
      await this.#log.recordRead(
        releaseId,
        { tracker: trackerId, id },
        await this.#recorder.now(),
      );
    } catch (error) {
      this.#logger.warn(
        `Ticket ${id} of ${tracker.title} could not be read: ${said(error)}`,
      );
    }
  }

  #call(trackerId: string) {
    const budget = this.#budgets.get(trackerId);
    if (!budget) {
      throw new Error(`No budget for ${trackerId}`);
    }
    return { signal: AbortSignal.timeout(CALL_TIMEOUT_MS), budget };
  }
}

/** The words of a tracker's own errors; others may hold what is secret. */
function said(error: unknown): string {
  return isTrackerRejection(error) || isTrackerUnavailable(error)
    ? error.message
    : 'the call failed';
}
