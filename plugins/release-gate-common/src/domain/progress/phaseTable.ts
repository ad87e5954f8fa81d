import type { ReleaseEventType } from '../model/events/event';
import type { Phase } from './phase';

/**
 * Which phases an event can lead to from a phase, the same one left out where
 * the event never leaves it. What stands in no row does not happen there, or
 * changes no phase. The published table in the docs is written from this one,
 * and the exhaustive walk of the state space holds it to be complete and exact.
 *
 * @public
 */
export const PHASE_TABLE: Readonly<
  Record<Phase, Partial<Record<ReleaseEventType, readonly Phase[]>>>
> = {
  'pre-deployment': {
    'item-completed': ['staging'],
    'release-cancelled': ['cancelled'],
  },
  staging: {
    'approval-requested': ['awaiting-approval'],
    'items-reopened': ['pre-deployment'],
    'release-cancelled': ['cancelled'],
    'rollback-started': ['rolling-back'],
    'deployment-recorded': ['production'],
  },
  'awaiting-approval': {
    'decision-made': ['approved', 'staging'],
    'approval-voided': ['pre-deployment', 'staging'],
    expired: ['staging'],
    'rollback-started': ['rolling-back'],
  },
  approved: {
    'deployment-recorded': ['production'],
    'approval-voided': ['pre-deployment', 'staging'],
    'approval-revoked': ['staging'],
    expired: ['staging'],
    'rollback-started': ['rolling-back'],
  },
  production: {
    'item-completed': ['post-deployment', 'completed'],
    'approval-voided': ['staging'],
    'approval-revoked': ['staging'],
    expired: ['staging'],
    'rollback-started': ['rolling-back'],
  },
  'post-deployment': {
    'item-completed': ['completed'],
    'rollback-started': ['rolling-back'],
  },
  completed: {
    'rollback-started': ['rolling-back'],
  },
  'rolling-back': {
    'deployment-recorded': ['rolled-back'],
    'item-completed': ['rolled-back'],
  },
  'rolled-back': {},
  cancelled: {},
};
