import type {
  ReleaseId,
  TicketRef,
} from 'backstage-plugin-release-gate-common';

/** When tickets were read, and which messages of trackers were taken. */
export interface TicketLog {
  /** When the linked tickets of a release were read last, by `tracker id`. */
  readsOf(releaseId: ReleaseId): Promise<Readonly<Record<string, string>>>;
  recordRead(
    releaseId: ReleaseId,
    ticket: TicketRef,
    at: string,
  ): Promise<void>;
  /** Whether this message is taken for the first time. */
  takeDelivery(tracker: string, key: string): Promise<boolean>;
}
