import { type Release, type ReleaseNow, rollbackOf } from '../model/release';
import { stagesAt } from '../model/workflowItems';
import { openItems } from '../progress/itemState';
import { phaseOf } from '../progress/phase';
import { type NextStep, stepFor } from './stepFor';

/** The steps of the open items of a stage: its deployment alone, as long as that is open. */
function stepsAt(
  release: Release,
  anchor:
    | 'pre-deployment'
    | 'staging'
    | 'production'
    | 'post-deployment'
    | 'rollback',
  now: string,
): readonly NextStep[] {
  for (const stage of stagesAt(release.workflow, anchor)) {
    const open = openItems(release, stage);
    const first = open.find(({ kind }) => kind === 'deployment');
    const steps = (first ? [first] : open).flatMap(
      item => stepFor(release, item, now) ?? [],
    );
    if (steps.length > 0) {
      return steps;
    }
  }
  return [];
}

/**
 * Whose turn it is and what for, most urgent first; empty when nothing is left
 * to do.
 *
 * @public
 */
export function nextSteps(release: ReleaseNow): readonly NextStep[] {
  const { now } = release;
  const since = release.phaseSince;
  const owner = { actor: release.owner, since };
  const phase = phaseOf(release);
  switch (phase) {
    case 'pre-deployment':
      return stepsAt(release, phase, now);
    case 'staging': {
      const steps = stepsAt(release, phase, now);
      return steps.length > 0 ? steps : [{ ...owner, action: 'request' }];
    }
    case 'awaiting-approval':
      return [
        { actor: release.workflow.approverTitle, action: 'decide', since },
      ];
    case 'approved':
      return [
        {
          actor: 'pipeline',
          action: 'deploy',
          itemId: 'deployed-to-production',
          since,
        },
      ];
    case 'production':
    case 'post-deployment':
      return stepsAt(release, phase, now);
    case 'rolling-back': {
      const steps = stepsAt(release, 'rollback', now);
      return rollbackOf(release)?.restoredCommit === undefined
        ? steps.map(step =>
            step.action === 'revert' ? { ...step, actor: release.owner } : step,
          )
        : steps;
    }
    case 'rolled-back': {
      const steps = stepsAt(release, 'rollback', now);
      return release.nextAttemptId
        ? steps
        : [...steps, { ...owner, action: 're-enter' }];
    }
    case 'completed':
    case 'cancelled':
      return [];
    default:
      return phase satisfies never;
  }
}
