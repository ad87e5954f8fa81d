import {
  type Release,
  completionOf,
  isDecidedOn,
  parseTarget,
} from 'backstage-plugin-release-gate-common';
import type { CheckResult } from 'backstage-plugin-release-gate-node';
import type { ClaimedCheck, FinishedCheck } from '../application/CheckQueue';
import type { CheckRunParts } from './runCheck';

/** The back-off of what cannot be asked ends at this many times the interval. */
const LONGEST_BACK_OFF = 16;
/** A failure counts when it is there again after this long. */
const CONFIRMING_MS = 60_000;

/** A run of a check, and what it was about. */
export interface CheckRun {
  readonly release: Release;
  readonly check: ClaimedCheck;
  readonly result: CheckResult;
}

/** Records what a check said, and tells when it is to be asked again. */
export async function recordCheck(
  { recorder, settings }: CheckRunParts,
  run: CheckRun,
): Promise<FinishedCheck> {
  const { release, check, result } = run;
  const { status, message, url, basis, checkedAt: claimedAt } = result;
  const checkedAt = await recorder.record(check.releaseId, {
    type: 'record-check',
    ...parseTarget(check.target),
    provider: check.provider,
    commit: release.commit,
    status,
    message,
    ...(url !== undefined && { url }),
    ...(basis !== undefined && { basis }),
  });
  const isDefinite = status === 'passing' || status === 'failing';
  const waitMs = waitOf(run, settings);
  return {
    checkedAt,
    ...(isDefinite && { resultAt: earlier(claimedAt, checkedAt) }),
    ...(waitMs !== undefined && { dueAt: later(checkedAt, waitMs) }),
    attempts: status === 'unavailable' ? check.attempts + 1 : 0,
  };
}

/** How long until it is asked again; undefined for not before something happens. */
function waitOf(
  { release, check, result }: CheckRun,
  { intervalMs, recheckMs }: CheckRunParts['settings'],
): number | undefined {
  const target = parseTarget(check.target);
  const isDecided = isDecidedOn(release, target);
  const isStanding = completionOf(release, target) !== undefined;
  switch (result.status) {
    case 'passing':
      return isDecided ? recheckMs : undefined;
    case 'failing':
      // What stands on an earlier result is soon taken back, or known as a blip.
      return isStanding ? Math.min(intervalMs, CONFIRMING_MS) : intervalMs;
    case 'pending':
      return intervalMs;
    case 'unavailable': {
      const factor = Math.min(2 ** check.attempts, LONGEST_BACK_OFF);
      return isDecided && isStanding
        ? Math.max(intervalMs, Math.min(intervalMs * factor, recheckMs))
        : intervalMs * factor;
    }
    default:
      return result.status satisfies never;
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
