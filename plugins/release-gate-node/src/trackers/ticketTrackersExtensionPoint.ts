import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { TicketTracker } from './TicketTracker';

/**
 * Where modules connect ticket trackers.
 *
 * @public
 */
export interface TicketTrackersExtensionPoint {
  /**
   * Connects a tracker.
   *
   * @throws Error when its id is connected already, which stops the start-up
   */
  addTicketTracker(tracker: TicketTracker): void;
}

/** @public */
export const ticketTrackersExtensionPoint =
  createExtensionPoint<TicketTrackersExtensionPoint>({
    id: 'release-gate.ticket-trackers',
  });
