import type { ReleaseId } from 'backstage-plugin-release-gate-common';
/** An effect on the outside world, to be done once. Two effects with one id are one. */
export type Effect = { readonly id: string } & (
  | Notification
  | SendTime
  | CloseTicket
);

/** How the ids of the notices of overdue rollbacks end: they are never forgotten. */
export const OVERDUE_ROLLBACK = ':rollback:overdue';

/** A time entry that goes to the time tracker. */
interface SendTime {
  readonly kind: 'time-entry';
  readonly releaseId: ReleaseId;
  readonly entryId: string;
}

/** A ticket that its tracker is told to close. */
interface CloseTicket {
  readonly kind: 'ticket-close';
  readonly releaseId: ReleaseId;
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
  readonly noteOn?: ReleaseId;
}

/**
 * What an effect may wait behind: effects of its own kind and vendor, never
 * those of another.
 */
export function laneOf(effect: Effect): string {
  return effect.kind === 'ticket-close'
    ? `ticket-close:${effect.tracker}`
    : effect.kind;
}

/** Effects that wait to be done. Those that follow from events are written by their commit. */
export interface Outbox {
  /** Writes an effect down that no event stands for; one that is there already is left as it is. Whether it is new. */
  add(effect: Effect): Promise<boolean>;
  /** The lanes in which something is due. */
  lanesDue(): Promise<readonly string[]>;
  /**
   * Claims the effect of the lane that has been due for longest, for so long
   * that nobody else gets it while it is being done; undefined where none is due.
   */
  claim(lane: string): Promise<ClaimedEffect | undefined>;
  /** Nothing is left to do of it. Who does not hold the claim any more changes nothing. */
  done(claimed: ClaimedEffect): Promise<void>;
  /** Tried again after a while, and not before `retryAfterMs` where that is given. */
  failed(
    claimed: ClaimedEffect,
    message: string,
    retryAfterMs?: number,
  ): Promise<void>;
}

/** An effect that one worker has in hand. */
export interface ClaimedEffect {
  readonly effect: Effect;
  /** How often it was tried before. */
  readonly attempts: number;
  /** Told apart from the claim of anybody else. */
  readonly claim: string;
}
