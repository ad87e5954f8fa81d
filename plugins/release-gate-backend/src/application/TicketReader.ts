import type { ReleaseId } from 'backstage-plugin-release-gate-common';
import type {
  FoundTicket,
  TicketQuery,
} from 'backstage-plugin-release-gate-node';

/** Asks the ticket trackers because somebody wants to know now. */
export interface TicketReader {
  /** Reads the linked tickets of a release and records what they say. */
  read(releaseId: ReleaseId): Promise<void>;
  /** @throws NotFoundError, InputError, ServiceUnavailableError */
  search(
    trackerId: string,
    query: TicketQuery,
  ): Promise<readonly FoundTicket[]>;
}
