import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { TimeTracker } from './TimeTracker';

/**
 * Where a module connects a time tracker.
 *
 * @public
 */
export interface TimeTrackerExtensionPoint {
  /**
   * Connects the tracker.
   *
   * @throws Error when there is one already, which stops the start-up
   */
  setTimeTracker(tracker: TimeTracker): void;
}

/** @public */
export const timeTrackerExtensionPoint =
  createExtensionPoint<TimeTrackerExtensionPoint>({
    id: 'release-gate.time-tracker',
  });
