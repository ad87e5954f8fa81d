import type { ProbeRun } from '../model/findings';
import { after, distanceMs, reached } from '../model/instants';
import type { Policy } from '../model/policy';
import { type Release, productionSuccess, rollbackOf } from '../model/release';
import { itemOfKind } from '../model/workflowItems';
import { itemState } from '../progress/itemState';

/**
 * When the logs are watched: from the production success until `until`.
 *
 * @public
 */
export interface MonitoringWindow {
  readonly from: string;
  readonly until: string;
}

/**
 * The monitoring window of a release, or undefined before its production
 * success.
 *
 * @public
 */
export function monitoringWindow(
  release: Release,
): MonitoringWindow | undefined {
  const success = productionSuccess(release);
  return success?.monitoredUntil === undefined
    ? undefined
    : { from: success.at, until: success.monitoredUntil };
}

/**
 * Until when the logs have to be watched, or undefined before the production success.
 *
 * @public
 */
export function monitoredUntil(release: Release): string | undefined {
  return productionSuccess(release)?.monitoredUntil;
}

/**
 * Whether the logs are watched for this release now, so that what probes see is
 * of interest.
 *
 * @public
 */
export function isMonitored(release: Release): boolean {
  const item = itemOfKind(release.workflow, 'monitoring')?.item;
  return (
    item !== undefined &&
    monitoringWindow(release) !== undefined &&
    !rollbackOf(release) &&
    itemState(release, item) === 'open'
  );
}

/**
 * Whether a probe failed in the monitoring window, so that a person has to judge it.
 *
 * @public
 */
export function hasProbeFailed(release: Release): boolean {
  return Object.values(release.probes).some(
    ({ failedAt }) => failedAt !== undefined,
  );
}

/**
 * The longest time, in milliseconds, for which the window may be without a
 * passing run: two intervals, and the time that a run may take.
 *
 * @public
 */
export function longestGapMs(policy: Policy): number {
  return 2 * policy.probeIntervalMs + policy.probeTimeoutMs;
}

/** Whether the passing runs of a probe leave no part of the window unwatched. */
function isCovered(
  runs: readonly ProbeRun[],
  window: MonitoringWindow,
  gapMs: number,
): boolean {
  const passing = runs
    .filter(({ status }) => status === 'passing')
    .map(({ at }) => at)
    .sort();
  const marks = [window.from, ...passing, window.until];
  return (
    passing.length > 0 &&
    marks.every(
      (mark, index) =>
        index === 0 || distanceMs(marks[index - 1], mark) <= gapMs,
    )
  );
}

/**
 * Whether every probe ran through the whole window without a failure: what
 * completes the monitoring without a person. A run that could not be made is
 * no passing run, and leaves a gap.
 *
 * @public
 */
export function isWatchedThrough(options: {
  readonly probes: readonly string[];
  readonly runs: readonly ProbeRun[];
  readonly window: MonitoringWindow;
  readonly policy: Policy;
  readonly now: string;
}): boolean {
  const { probes, runs, window, policy, now } = options;
  const gapMs = longestGapMs(policy);
  return (
    probes.length > 0 &&
    reached(window.until, now) &&
    probes.every(probe => {
      const own = runs.filter(
        run => run.probe === probe && reached(window.from, run.at),
      );
      return (
        own.every(({ status }) => status !== 'failing') &&
        isCovered(own, window, gapMs)
      );
    })
  );
}

/**
 * When a probe is to run next: every interval, and once more at the end of the window.
 *
 * @public
 */
export function nextProbeAt(
  window: MonitoringWindow,
  policy: Policy,
  now: string,
): string | undefined {
  if (reached(window.until, now)) {
    return undefined;
  }
  const next = after(now, policy.probeIntervalMs);
  return reached(window.until, next) ? window.until : next;
}
