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
  readonly startedBy: string;
  readonly startedAt: string;
}
