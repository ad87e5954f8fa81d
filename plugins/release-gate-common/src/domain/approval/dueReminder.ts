import { after, reached } from '../model/instants';
import type { ReleaseNow } from '../model/release';

/**
 * Which reminder of an open request is due: its place among the configured
 * waits, from 1. Where several waits are over only the last counts, so that
 * nobody is reminded twice at once. Undefined where none is, or nothing waits
 * for a decision.
 *
 * @param waitsMs - how long after the request, in milliseconds, ascending
 * @public
 */
export function dueReminder(
  { approval, now }: ReleaseNow,
  waitsMs: readonly number[],
): { readonly requestNumber: number; readonly step: number } | undefined {
  if (approval.status !== 'requested') {
    return undefined;
  }
  const { number, requestedAt } = approval.request.snapshot;
  const step = waitsMs.filter(wait =>
    reached(after(requestedAt, wait), now),
  ).length;
  return step > 0 ? { requestNumber: number, step } : undefined;
}
