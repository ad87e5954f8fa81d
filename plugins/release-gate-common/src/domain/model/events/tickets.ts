import type { TicketFinding } from '../findings';
import type { TicketRef } from '../ticket';

/** What can happen to a release: linked tickets. @public */
export type TicketEvent =
  | { readonly type: 'ticket-linked'; readonly data: TicketRef }
  | {
      readonly type: 'ticket-unlinked';
      readonly data: TicketRef & { readonly reason: string };
    }
  | {
      /** What a tracker says of a linked ticket, where that differs from before; without a finding, that there is none. */
      readonly type: 'ticket-observed';
      readonly data: TicketRef & { readonly finding?: TicketFinding };
    }
  | {
      /** Somebody wants the tracker to close a linked ticket. */
      readonly type: 'ticket-close-requested';
      readonly data: TicketRef;
    }
  | {
      /** The tracker refused to. */
      readonly type: 'ticket-close-failed';
      readonly data: TicketRef & { readonly message: string };
    };
