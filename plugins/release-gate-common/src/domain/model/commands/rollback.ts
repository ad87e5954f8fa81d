import type { AffectedUsers } from '../releaseEnd';

/** What can be asked of a release: the way back. @public */
export type RollbackCommand =
  | {
      readonly type: 'roll-back';
      readonly reason: string;
      readonly restoredVersion: string;
      readonly usersAffected: boolean;
      readonly affected?: AffectedUsers;
      readonly impact?: string;
    }
  | {
      readonly type: 'note-notified';
      readonly to: readonly string[];
    };
