import { oneLine } from 'backstage-plugin-release-gate-common';
import {
  isTrackerRejection,
  isTrackerUnavailable,
} from 'backstage-plugin-release-gate-node';

/** The words of a tracker's own errors; others may hold what is secret. */
export function saidByTracker(error: unknown): string {
  return isTrackerRejection(error) || isTrackerUnavailable(error)
    ? oneLine(error.message)
    : 'the call failed';
}
