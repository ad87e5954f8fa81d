import type { AffectedUsers } from '../releaseEnd';

/** What can happen to a release: the way back. @public */
export type RollbackEvent =
  | {
      readonly type: 'rollback-started';
      readonly data: {
        readonly reason: string;
        readonly restoredVersion: string;
        /** Undefined where no baseline is known: then the version is a person's word. */
        readonly restoredCommit?: string;
        readonly usersAffected: boolean;
        readonly affected?: AffectedUsers;
        readonly impact?: string;
        /** By when it has to be done. Absent in what an earlier version wrote. */
        readonly dueAt?: string;
      };
    }
  | {
      readonly type: 'users-affected-changed';
      readonly data: { readonly usersAffected: boolean };
    }
  | {
      readonly type: 'approvers-notified';
      readonly data: {
        readonly about: 'rollback';
        readonly to: readonly string[];
      };
    };
