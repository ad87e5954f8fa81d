/**
 * Whom a rollback hit, as the person says who rolls back. `howMany` is their
 * words, since an exact number is rarely known at that moment.
 *
 * @public
 */
export interface AffectedUsers {
  readonly who: string;
  readonly howMany?: string;
  /** ISO 8601 UTC. */
  readonly since?: string;
}

/** @public */
export interface Rollback {
  readonly reason: string;
  readonly restoredVersion: string;
  readonly restoredCommit?: string;
  readonly usersAffected: boolean;
  readonly affected?: AffectedUsers;
  readonly impact?: string;
  /** By when it has to be done. Absent where an earlier version began it. */
  readonly dueAt?: string;
  readonly startedBy: string;
  readonly startedAt: string;
}

/**
 * How a release came to its end before its way was complete. One that is
 * complete has no such end.
 *
 * @public
 */
export type ReleaseEnd =
  | {
      readonly how: 'cancelled';
      readonly by: string;
      readonly reason: string;
    }
  | { readonly how: 'rolled-back'; readonly rollback: Rollback };
