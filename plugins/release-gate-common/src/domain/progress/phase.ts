import type { Standing } from '../model/entity';
import { type Release, isCancelled, rollbackOf } from '../model/release';
import { deploymentItem } from '../model/workflowItems';
import { isStageComplete } from './itemState';

/**
 * Where a release is. Computed from what happened, never set.
 *
 * @public
 */
export const PHASES = [
  'pre-deployment',
  'staging',
  'awaiting-approval',
  'approved',
  'production',
  'post-deployment',
  'completed',
  'rolling-back',
  'rolled-back',
  'cancelled',
] as const;

/** @public */
export type Phase = (typeof PHASES)[number];

/**
 * The phase of a release.
 *
 * @public
 */
export function phaseOf(release: Release): Phase {
  const { approval } = release;
  if (isCancelled(release)) {
    return 'cancelled';
  }
  if (rollbackOf(release)) {
    return isReverted(release) ? 'rolled-back' : 'rolling-back';
  }
  if (approval.status === 'requested') {
    return 'awaiting-approval';
  }
  if (approval.status === 'approved') {
    if (!approval.use) {
      return 'approved';
    }
    if (!approval.use?.usedBy || !isStageComplete(release, 'production')) {
      return 'production';
    }
    return isStageComplete(release, 'post-deployment')
      ? 'completed'
      : 'post-deployment';
  }
  return isStageComplete(release, 'pre-deployment')
    ? 'staging'
    : 'pre-deployment';
}

/** Whether the baseline is back in production. */
export function isReverted(release: Release): boolean {
  return (
    release.items[deploymentItem(release.workflow, 'baseline').item.id]
      ?.completion !== undefined
  );
}

/**
 * Whether production has been worked on for this release and is not settled:
 * from the first production report until the production stage is complete, the
 * release is rolled back, or it ends.
 */
export function holdsProduction(release: Release): boolean {
  if (isCancelled(release)) {
    return false;
  }
  if (rollbackOf(release)) {
    return !isReverted(release);
  }
  const phase = phaseOf(release);
  if (phase === 'post-deployment' || phase === 'completed') {
    return false;
  }
  return release.deployments.some(({ coverage }) => coverage === 'approval');
}

/** Where the release stands in the life of its entity. */
export function standingOf(release: Release): Standing {
  const phase = phaseOf(release);
  switch (phase) {
    case 'post-deployment':
    case 'completed':
    case 'cancelled':
    case 'rolling-back':
    case 'rolled-back':
      return phase;
    case 'pre-deployment':
    case 'staging':
    case 'awaiting-approval':
    case 'approved':
    case 'production':
      return holdsProduction(release) ? 'in-production' : 'open';
    default:
      return phase satisfies never;
  }
}

/**
 * The phases in which a release has come to its end: nothing but duties is
 * left.
 *
 * @public
 */
export const ENDED_PHASES: readonly Phase[] = [
  'completed',
  'cancelled',
  'rolled-back',
];

/**
 * Whether the release has come to an end in which nothing but duties is left.
 *
 * @public
 */
export function hasEnded(release: Release): boolean {
  return ENDED_PHASES.includes(phaseOf(release));
}
