import {
  type Release,
  type TicketFinding,
  type TicketRef,
  rollbackOf,
} from 'backstage-plugin-release-gate-common';
import {
  type TicketTracker,
  type TrackerCall,
  isTrackerRejection,
} from 'backstage-plugin-release-gate-node';
import { saidByTracker } from './saidByTracker';

/**
 * Has the tracker close a ticket, and looks whether it did. Gives the reason
 * where the ticket stays open; undefined where it is closed.
 *
 * @throws TrackerUnavailable
 */
export async function closeTicket(
  release: Release,
  { id }: TicketRef,
  by: {
    readonly tracker: TicketTracker | undefined;
    readonly call: () => TrackerCall;
    /** Is told what the tracker says of the ticket afterwards. */
    readonly seen: (finding: TicketFinding | undefined) => Promise<void>;
  },
): Promise<string | undefined> {
  const { tracker, seen } = by;
  const { entityRef } = release;
  if (!tracker?.close) {
    return 'Its tracker is not connected any more, or cannot close it';
  }
  if (rollbackOf(release)) {
    return 'The release was rolled back before';
  }
  const call = by.call();
  try {
    await tracker.close({ entityRef, id }, call);
    const finding = await tracker.read({ entityRef, id }, call);
    await seen(finding);
    return finding?.closed
      ? undefined
      : `${tracker.title} still says that it is open`;
  } catch (error) {
    if (!isTrackerRejection(error)) {
      throw error;
    }
    return saidByTracker(error);
  }
}
