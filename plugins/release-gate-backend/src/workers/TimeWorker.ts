import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ReleaseId, Release } from 'backstage-plugin-release-gate-common';
import {
  type IntegrationHealth,
  type RequestBudget,
  type TimeFinding,
  type TimeTracker,
  type TrackedRelease,
  isTrackerRejection,
} from 'backstage-plugin-release-gate-node';
import type { CommandBody } from '../application/CommandBody';
import type { TimeProver } from '../application/TimeProver';
import { askTracker } from './askTracker';
import { saidByTracker } from './saidByTracker';

/** Longer than any call to a tracker takes. */
const CALL_TIMEOUT_MS = 60_000;

/** What the worker reads and writes down. */
export interface TimeRecorder {
  releaseNow(id: string): Promise<Release | undefined>;
  record(
    releaseId: ReleaseId,
    finding: CommandBody<'settle-time' | 'prove-time'>,
  ): Promise<unknown>;
  /** The releases whose time is a duty now. */
  releasesToProve(): Promise<readonly ReleaseId[]>;
}

/** Logs the time that waits to be logged, and looks whether it is still there. */
export class TimeWorker implements TimeProver {
  readonly tracker: TimeTracker;
  readonly #budget: RequestBudget;
  readonly #readBudget: RequestBudget;
  readonly #recorder: TimeRecorder;
  readonly #logger: LoggerService;

  constructor(options: {
    readonly tracker: TimeTracker;
    readonly budget: RequestBudget;
    /** For what only looks: it leaves requests for the time that is logged. */
    readonly readBudget: RequestBudget;
    readonly recorder: TimeRecorder;
    readonly logger: LoggerService;
  }) {
    this.tracker = options.tracker;
    this.#budget = options.budget;
    this.#readBudget = options.readBudget;
    this.#recorder = options.recorder;
    this.#logger = options.logger;
  }

  /**
   * Sends an entry to the tracker and records what came of it. What the tracker
   * will not take is failed; what could not be asked is tried again.
   *
   * @throws TrackerUnavailable
   */
  async send(releaseId: ReleaseId, entryId: string): Promise<void> {
    const release = await this.#recorder.releaseNow(releaseId);
    const entry = release?.timeEntries.find(({ id }) => id === entryId);
    if (!release || entry?.state !== 'pending') {
      return;
    }
    const { person, start, end, description, billable } = entry;
    const { entityRef, version } = release;
    try {
      const logged = await this.tracker.log(
        {
          releaseId,
          entityRef,
          version,
          person,
          start,
          end,
          description,
          billable,
        },
        this.#call(this.#budget),
      );
      await this.#recorder.record(releaseId, {
        type: 'settle-time',
        entryId,
        outcome: { state: 'logged', ...logged },
      });
    } catch (error) {
      if (!isTrackerRejection(error)) {
        throw error;
      }
      await this.#recorder.record(releaseId, {
        type: 'settle-time',
        entryId,
        outcome: { state: 'failed', message: saidByTracker(error) },
      });
    }
  }

  /** Looks for the time of all releases for which it is a duty now. */
  async proveAll(): Promise<void> {
    await this.prove(await this.#recorder.releasesToProve());
  }

  async prove(releaseIds: readonly ReleaseId[]): Promise<void> {
    const releases: TrackedRelease[] = [];
    for (const id of releaseIds) {
      await this.#lookingAfter(id, async () => {
        const release = await this.#recorder.releaseNow(id);
        releases.push(...(release ? [tracked(release)] : []));
      });
    }
    if (releases.length === 0) {
      return;
    }
    const findings = await this.#find(releases);
    for (const id of new Set(releaseIds)) {
      const finding = findings.get(id);
      if (!finding) {
        continue;
      }
      await this.#lookingAfter(id, () =>
        this.#recorder.record(id, {
          type: 'prove-time',
          tracker: this.tracker.id,
          ...finding,
        }),
      );
    }
  }

  /** One release that cannot be read or written keeps none of the others waiting. */
  async #lookingAfter(
    releaseId: ReleaseId,
    look: () => Promise<unknown>,
  ): Promise<void> {
    try {
      await look();
    } catch (error) {
      this.#logger.warn(
        `The time of release ${releaseId} could not be looked after`,
        error as Error,
      );
    }
  }

  /** Meets the tracker once at the start, so that a wrong key is known before somebody logs time. */
  async meet(): Promise<void> {
    const { status, message } = await this.health();
    const words = `${this.tracker.title}: ${message}`;
    if (status === 'ok') {
      this.#logger.info(words);
    } else {
      this.#logger.warn(words);
    }
  }

  async health(): Promise<IntegrationHealth> {
    try {
      return await askTracker(this.#call(this.#readBudget), call =>
        this.tracker.health(call),
      );
    } catch (error) {
      return {
        status: isTrackerRejection(error) ? 'failing' : 'unavailable',
        message: saidByTracker(error),
      };
    }
  }

  /** What cannot be looked up changes nothing. */
  async #find(
    releases: readonly TrackedRelease[],
  ): Promise<ReadonlyMap<string, TimeFinding>> {
    try {
      return await askTracker(this.#call(this.#readBudget), call =>
        this.tracker.find(releases, call),
      );
    } catch (error) {
      this.#logger.warn(
        `${
          this.tracker.title
        } could not be asked for logged time: ${saidByTracker(error)}`,
      );
      return new Map();
    }
  }

  #call(budget: RequestBudget) {
    return { signal: AbortSignal.timeout(CALL_TIMEOUT_MS), budget };
  }
}

function tracked(release: Release): TrackedRelease {
  const { id, entityRef, version, createdAt, timeEntries } = release;
  return {
    id,
    entityRef,
    version,
    since: createdAt,
    entries: timeEntries.flatMap(({ trackerId, person }) =>
      trackerId === undefined ? [] : { trackerId, person },
    ),
  };
}
