import { z } from 'zod/v4';
import {
  releaseCreatePermission,
  releaseRollbackPermission,
} from '../../permissions';
import {
  commitSchema,
  instantSchema,
  nameSchema,
  text,
  textSchema,
} from '../fields';
import { type Operation, change, onRevision } from './Operation';

export const rollBack = {
  ...change,
  path: '/releases/:id/rollback',
  summary: 'Roll back to the baseline',
  permission: releaseRollbackPermission,
  body: z
    .strictObject({
      reason: textSchema,
      restoredVersion: nameSchema,
      usersAffected: z.boolean(),
      affected: z
        .strictObject({
          who: text(1_000),
          howMany: nameSchema.optional(),
          since: instantSchema.optional(),
        })
        .optional(),
      impact: textSchema.optional(),
      ...onRevision,
    })
    .refine(({ usersAffected, affected }) => usersAffected || !affected, {
      path: ['affected'],
      message: 'can be said only where usersAffected is true',
    }),
} as const satisfies Operation;

export const reenter = {
  ...change,
  path: '/releases/:id/re-entry',
  summary: 'Re-enter the workflow after a rollback',
  permission: releaseCreatePermission,
  body: z.strictObject({
    version: nameSchema,
    commit: commitSchema,
    ...onRevision,
  }),
  status: 201,
} as const satisfies Operation;
