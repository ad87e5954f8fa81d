import {
  type TrackerCall,
  TrackerUnavailable,
} from 'backstage-plugin-release-gate-node';
import { inTime } from './inTime';

/**
 * Asks a tracker, and waits no longer than the call may take, whether or not
 * it listens to that.
 *
 * @throws TrackerUnavailable where it does not answer in time, and whatever it throws
 */
export async function askTracker<T>(
  call: TrackerCall,
  ask: (call: TrackerCall) => Promise<T>,
): Promise<T> {
  try {
    return await inTime(call.signal, ask(call));
  } catch (error) {
    throw error === call.signal.reason
      ? new TrackerUnavailable('It did not answer in time')
      : error;
  }
}
