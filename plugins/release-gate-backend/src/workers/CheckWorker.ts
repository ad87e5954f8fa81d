import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type Policy,
  type Release,
  type ReleaseCommand,
  findItem,
  isMonitored,
  monitoringWindow,
  nextProbeAt,
  parseTarget,
  reached,
} from 'backstage-plugin-release-gate-common';
import type {
  CheckProvider,
  CheckResult,
  CheckedItem,
} from 'backstage-plugin-release-gate-node';
import pLimit from 'p-limit';
import { setTimeout as delay } from 'node:timers/promises';
import type { CheckBindings } from '../application/CheckBindings';
import type {
  CheckQueue,
  ClaimedCheck,
  FinishedCheck,
} from '../application/CheckQueue';
import type { CheckRunner } from '../application/CheckRunner';
import type { CheckRunSettings } from '../application/Settings';

/** A claim outlives the run by this much, for what comes after it. */
const CLAIM_MARGIN_MS = 30_000;
/** How often is looked whether others are done with what they have in hand. */
const LOOK_MS = 100;
/** The back-off of what cannot be asked ends at this many times the interval. */
const LONGEST_BACK_OFF = 16;

type WithoutId<T> = T extends unknown ? Omit<T, 'releaseId'> : never;
/** What a run leaves in the history of its release. */
export type Finding = WithoutId<
  Extract<
    ReleaseCommand,
    { type: 'record-check' | 'record-probe' | 'close-window' }
  >
>;

/** What the worker needs of the service. */
export interface FindingRecorder {
  /** The release as it is now, or undefined. */
  releaseNow(id: string): Promise<Release | undefined>;
  /** Records a finding and gives the time of it, by the database's clock. */
  recordFinding(releaseId: string, finding: Finding): Promise<string>;
  now(): Promise<string>;
}

/**
 * Runs the checks that are due, and those that somebody asks for: never more
 * at once than configured, and each by one process at a time.
 */
export class CheckWorker implements CheckRunner {
  readonly #queue: CheckQueue;
  readonly #bindings: CheckBindings;
  readonly #recorder: FindingRecorder;
  readonly #policy: Policy;
  readonly #settings: CheckRunSettings;
  readonly #logger: LoggerService;
  readonly #limit: ReturnType<typeof pLimit>;
  readonly #stopping = new AbortController();
  #draining: Promise<void> | undefined;
  #again = false;

  constructor(options: {
    readonly queue: CheckQueue;
    readonly bindings: CheckBindings;
    readonly recorder: FindingRecorder;
    readonly policy: Policy;
    readonly settings: CheckRunSettings;
    readonly logger: LoggerService;
  }) {
    this.#queue = options.queue;
    this.#bindings = options.bindings;
    this.#recorder = options.recorder;
    this.#policy = options.policy;
    this.#settings = options.settings;
    this.#logger = options.logger;
    this.#limit = pLimit(options.settings.concurrency);
  }

  /** Runs all that is due. A call meanwhile lets it look once more. */
  drain(): Promise<void> {
    this.#again = true;
    this.#draining ??= this.#drainAll().finally(() => {
      this.#draining = undefined;
    });
    return this.#draining;
  }

  async runNow(
    releaseId: string,
    targets: readonly string[],
    deadlineMs: number,
  ): Promise<void> {
    const done = new AbortController();
    try {
      await Promise.race([
        this.#runAll(releaseId, targets, done.signal),
        delay(deadlineMs, undefined, { signal: done.signal }).catch(() => {}),
      ]);
    } finally {
      done.abort();
    }
  }

  /** Ends what is in hand; what waits is for the next one who drains. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#draining;
  }

  async #drainAll(): Promise<void> {
    const running = new Set<Promise<void>>();
    const start = async (): Promise<void> => {
      const room = this.#settings.concurrency - running.size;
      const claimed = await this.#queue.claimDue(room, this.#claimMs());
      for (const check of claimed) {
        const run: Promise<void> = this.#limit(() => this.#run(check)).finally(
          () => running.delete(run),
        );
        running.add(run);
      }
    };
    while (this.#again && !this.#stopping.signal.aborted) {
      this.#again = false;
      await start();
      while (running.size > 0) {
        // Whenever one is done, the next one takes its place.
        await Promise.race(running);
        if (!this.#stopping.signal.aborted) {
          await start();
        }
      }
    }
  }

  async #runAll(
    releaseId: string,
    targets: readonly string[],
    signal: AbortSignal,
  ): Promise<void> {
    const startedAt = await this.#recorder.now();
    let open = targets;
    while (open.length > 0 && !signal.aborted) {
      const claimed = await this.#queue.claimOf(
        releaseId,
        open,
        this.#claimMs(),
      );
      await Promise.all(
        claimed.map(check => this.#limit(() => this.#run(check))),
      );
      // What others have in hand is waited for; what they had before is run again.
      const times = await this.#queue.timesOf(releaseId);
      open = open.filter(
        target =>
          !claimed.some(check => check.target === target) &&
          !(times[target] && reached(startedAt, times[target].checkedAt)),
      );
      if (open.length > 0) {
        await delay(LOOK_MS, undefined, { signal }).catch(() => {});
      }
    }
  }

  #claimMs(): number {
    const { timeoutMs } = this.#settings;
    return (
      Math.max(timeoutMs, this.#bindings.longestTimeoutMs) + CLAIM_MARGIN_MS
    );
  }

  async #run(check: ClaimedCheck): Promise<void> {
    try {
      await this.#queue.finish(check, await this.#answer(check));
    } catch (error) {
      // The claim runs out, and then it is tried again.
      this.#logger.warn(
        `The check of ${check.target} of release ${check.releaseId} could not be recorded`,
        error as Error,
      );
    }
  }

  async #answer(check: ClaimedCheck): Promise<FinishedCheck> {
    const release = await this.#recorder.releaseNow(check.releaseId);
    const { itemId, part } = parseTarget(check.target);
    const item = release && findItem(release.workflow, itemId)?.item;
    const provider = this.#bindings.provider(check.provider);
    if (!release || !item || !provider) {
      return { checkedAt: await this.#recorder.now(), attempts: 0 };
    }
    const { id, kind, title } = item;
    const isMonitoring = kind === 'monitoring';
    const result = await this.#ask(provider, release, {
      id,
      kind,
      title,
      ...(!isMonitoring && part !== undefined && { part }),
    });
    return isMonitoring
      ? this.#recordProbe(release, check, result)
      : this.#recordCheck(release, check, result);
  }

  /** Asks the provider, in the time that it has. */
  async #ask(
    provider: CheckProvider,
    release: Release,
    item: CheckedItem,
  ): Promise<CheckResult> {
    const timeoutMs = provider.timeoutMs ?? this.#settings.timeoutMs;
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = AbortSignal.any([timeout, this.#stopping.signal]);
    const { id, entityRef, version, commit, environment, tickets } = release;
    try {
      const result = await Promise.race([
        provider.run(
          { id, entityRef, version, commit, environment, tickets },
          item,
          { signal },
        ),
        new Promise<never>((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason), {
            once: true,
          });
        }),
      ]);
      return { ...result, message: result.message.slice(0, 500) };
    } catch (error) {
      if (signal.aborted) {
        return {
          status: 'unavailable',
          message: `${provider.id} did not answer within ${timeoutMs} ms`,
        };
      }
      this.#logger.warn(
        `The check provider ${provider.id} failed`,
        error as Error,
      );
      return {
        status: 'unavailable',
        message: `${provider.id} failed; the log of the backend says why`,
      };
    }
  }

  async #recordCheck(
    release: Release,
    { releaseId, target, provider, attempts }: ClaimedCheck,
    result: CheckResult,
  ): Promise<FinishedCheck> {
    const { status, message, url, checkedAt } = result;
    const now = await this.#recorder.recordFinding(releaseId, {
      type: 'record-check',
      ...parseTarget(target),
      provider,
      commit: release.commit,
      status,
      message,
      ...(url !== undefined && { url }),
    });
    const { intervalMs } = this.#settings;
    switch (status) {
      case 'passing':
        return {
          checkedAt: now,
          resultAt: earlier(checkedAt, now),
          attempts: 0,
        };
      case 'failing':
        return {
          checkedAt: now,
          resultAt: earlier(checkedAt, now),
          dueAt: later(now, intervalMs),
          attempts: 0,
        };
      case 'pending':
        return { checkedAt: now, dueAt: later(now, intervalMs), attempts: 0 };
      case 'unavailable':
        return {
          checkedAt: now,
          dueAt: later(
            now,
            intervalMs * Math.min(2 ** attempts, LONGEST_BACK_OFF),
          ),
          attempts: attempts + 1,
        };
      default:
        return status satisfies never;
    }
  }

  async #recordProbe(
    release: Release,
    { releaseId, provider }: ClaimedCheck,
    { status, message, url }: CheckResult,
  ): Promise<FinishedCheck> {
    const window = monitoringWindow(release);
    const at = await this.#recorder.recordFinding(releaseId, {
      type: 'record-probe',
      probe: provider,
      status,
      message,
      ...(url !== undefined && { url }),
    });
    if (!window || !isMonitored(release)) {
      return { checkedAt: at, attempts: 0 };
    }
    await this.#queue.recordProbeRun(releaseId, {
      probe: provider,
      at,
      status,
    });
    const dueAt = nextProbeAt(window, this.#policy, at);
    if (dueAt === undefined) {
      await this.#recorder.recordFinding(releaseId, {
        type: 'close-window',
        runs: await this.#queue.probeRunsOf(releaseId),
      });
    }
    return { checkedAt: at, attempts: 0, ...(dueAt && { dueAt }) };
  }
}

function later(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}

/** When a result is of: what the provider says, and never after it was given. */
function earlier(claimed: string | undefined, now: string): string {
  const at = claimed === undefined ? NaN : Date.parse(claimed);
  return Number.isNaN(at) || at > Date.parse(now)
    ? now
    : new Date(at).toISOString();
}
