import {
  type Release,
  parseTarget,
} from 'backstage-plugin-release-gate-common';
import type { CheckResult } from 'backstage-plugin-release-gate-node';
import type { ClaimedCheck, FinishedCheck } from '../application/CheckQueue';
import type { CheckRunParts } from './runCheck';

/** The back-off of what cannot be asked ends at this many times the interval. */
const LONGEST_BACK_OFF = 16;

/** A run of a check, and what it was about. */
export interface CheckRun {
  readonly release: Release;
  readonly check: ClaimedCheck;
  readonly result: CheckResult;
}

/** Records what a check said, and tells when it is to be asked again. */
export async function recordCheck(
  { recorder, settings }: CheckRunParts,
  { release, check, result }: CheckRun,
): Promise<FinishedCheck> {
  const { status, message, url, checkedAt: claimedAt } = result;
  const checkedAt = await recorder.record(check.releaseId, {
    type: 'record-check',
    ...parseTarget(check.target),
    provider: check.provider,
    commit: release.commit,
    status,
    message,
    ...(url !== undefined && { url }),
  });
  const { intervalMs } = settings;
  switch (status) {
    case 'passing':
      return {
        checkedAt,
        resultAt: earlier(claimedAt, checkedAt),
        attempts: 0,
      };
    case 'failing':
      return {
        checkedAt,
        resultAt: earlier(claimedAt, checkedAt),
        dueAt: later(checkedAt, intervalMs),
        attempts: 0,
      };
    case 'pending':
      return { checkedAt, dueAt: later(checkedAt, intervalMs), attempts: 0 };
    case 'unavailable': {
      const { attempts } = check;
      const waitMs = intervalMs * Math.min(2 ** attempts, LONGEST_BACK_OFF);
      return {
        checkedAt,
        dueAt: later(checkedAt, waitMs),
        attempts: attempts + 1,
      };
    }
    default:
      return status satisfies never;
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
