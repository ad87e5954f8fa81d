import type { TicketFinding } from '../findings';
import type { TicketRef } from '../ticket';

/** What can be asked of a release: linked tickets. @public */
export type TicketCommand =
  | ({ readonly type: 'link-ticket' } & TicketRef)
  | ({ readonly type: 'unlink-ticket'; readonly reason: string } & TicketRef)
  | ({
      readonly type: 'observe-ticket';
      /** Without one: the tracker says that there is no such ticket. */
      readonly finding?: TicketFinding;
    } & TicketRef)
  | ({ readonly type: 'close-ticket' } & TicketRef)
  | ({
      /** Its tracker would not close it. */
      readonly type: 'note-ticket-not-closed';
      readonly message: string;
    } & TicketRef);
