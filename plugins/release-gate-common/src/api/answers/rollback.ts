import { z } from 'zod/v4';
import type { AffectedUsers } from '../../domain/model/releaseEnd';
import { exactly, instant, named } from './exactly';
import { affectedUsers } from './facts';

/** @public */
export interface RollbackJson {
  readonly reason: string;
  readonly restoredVersion: string;
  /** Missing where no baseline is known: then the version is the person's word. */
  readonly restoredCommit?: string;
  readonly usersAffected: boolean;
  readonly affected?: AffectedUsers;
  readonly impact?: string;
  readonly startedBy: string;
  readonly startedAt: string;
  /** By when it has to be done; missing once it is. */
  readonly dueAt?: string;
  /** It is open for longer than it may be. */
  readonly isOverdue?: boolean;
}

export const rollbackJson = named(
  'Rollback',
  exactly<RollbackJson>({
    reason: z.string(),
    restoredVersion: z.string(),
    restoredCommit: z.string().optional(),
    usersAffected: z.boolean(),
    affected: affectedUsers.optional(),
    impact: z.string().optional(),
    startedBy: z.string(),
    startedAt: instant,
    dueAt: instant.optional(),
    isOverdue: z.boolean().optional(),
  }),
);
