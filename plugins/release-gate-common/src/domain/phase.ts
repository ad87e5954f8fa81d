import { isStageComplete } from './progress';
import type { Release } from './release';
import { findItem } from './workflow';
import type { Standing } from './events';

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
  if (release.cancelled) {
    return 'cancelled';
  }
  if (release.rollback) {
    return isReverted(release) ? 'rolled-back' : 'rolling-back';
  }
  if (approval.status === 'requested') {
    return 'awaiting-approval';
  }
  if (approval.status === 'approved') {
    if (!approval.productionBegunAt) {
      return 'approved';
    }
    if (!approval.usedBy || !isStageComplete(release, 'production')) {
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
  return release.items[revertItemId(release)]?.completion !== undefined;
}

/** The id of the workflow's item for the way back. */
export function revertItemId(release: Release): string {
  return deploymentItemId(release, 'baseline');
}

/** The id of the workflow's deployment item for a target. */
export function deploymentItemId(
  release: Release,
  target: 'staging' | 'production' | 'baseline',
): string {
  for (const { items } of release.workflow.stages) {
    for (const item of items) {
      if (item.kind === 'deployment' && item.target === target) {
        return item.id;
      }
    }
  }
  throw new Error(
    `Workflow '${release.workflow.name}' has no deployment item for ${target}`,
  );
}

/**
 * Whether production has been worked on for this release and is not settled:
 * from the first production report until the production stage is complete, the
 * release is rolled back, or it ends.
 */
export function holdsProduction(release: Release): boolean {
  if (release.cancelled) {
    return false;
  }
  if (release.rollback) {
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

/** Whether the release has come to an end in which nothing but duties is left. */
export function hasEnded(release: Release): boolean {
  const phase = phaseOf(release);
  return (
    phase === 'completed' || phase === 'cancelled' || phase === 'rolled-back'
  );
}

/** The stage that an item belongs to, for an item that the workflow is known to have. */
export function stageIdOf(release: Release, itemId: string): string {
  const found = findItem(release.workflow, itemId);
  if (!found) {
    throw new Error(`Workflow has no item '${itemId}'`);
  }
  return found.stage.id;
}
