/** An effect on the outside world, to be done once. Two effects with one id are one. */
export type Effect = { readonly id: string } & (
  | Notification
  | SendTime
  | CloseTicket
);

/** A time entry that goes to the time tracker. */
export interface SendTime {
  readonly kind: 'time-entry';
  readonly releaseId: string;
  readonly entryId: string;
}

/** A ticket that its tracker is told to close. */
export interface CloseTicket {
  readonly kind: 'ticket-close';
  readonly releaseId: string;
  readonly tracker: string;
  readonly ticketId: string;
}

/** A notification through Backstage. */
export interface Notification {
  readonly kind: 'notification';
  readonly recipients: readonly string[];
  /** Who is left out of the groups among them: told already, or in other words. */
  readonly exclude?: readonly string[];
  readonly title: string;
  readonly description: string;
  readonly severity: 'low' | 'normal' | 'high' | 'critical';
  readonly topic: string;
  readonly link: string;
  /** Same scope: a newer notification takes the place of the older one. */
  readonly scope: string;
  /** The release whose history keeps that its approvers were notified. */
  readonly noteOn?: string;
}

/** Effects that wait to be done. Those that follow from events are written by their commit. */
export interface Outbox {
  /** Writes an effect down that no event stands for; one that is there already is left as it is. Whether it is new. */
  add(effect: Effect): Promise<boolean>;
  /** Claims effects that are due, for a while: nobody else gets them meanwhile. */
  claim(limit: number): Promise<readonly ClaimedEffect[]>;
  done(id: string): Promise<void>;
  /** Tried again after a while, and not before `retryAfterMs` where that is given. */
  failed(
    id: string,
    attempts: number,
    message: string,
    retryAfterMs?: number,
  ): Promise<void>;
}

export interface ClaimedEffect {
  readonly effect: Effect;
  /** How often it was tried before. */
  readonly attempts: number;
}
