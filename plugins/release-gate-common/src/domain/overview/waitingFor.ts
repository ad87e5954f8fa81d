import { nameOfRef } from '../model/nameOfRef';
import { type ReleaseNow, rollbackOf } from '../model/release';
import { findItem } from '../model/workflowItems';
import { phaseOf } from '../progress/phase';
import { isRollbackOverdue } from '../rollback/dueRollback';
import { nextSteps } from './nextSteps';
import type { NextStep } from './stepFor';

function sentenceFor(release: ReleaseNow, steps: readonly NextStep[]): string {
  const [first] = steps;
  switch (first.action) {
    case 'decide':
      return `Waiting for the ${first.actor}: decide on the request`;
    case 'deploy':
      return `Waiting for the pipeline: deploy ${release.version}${
        first.itemId === 'deployed-to-production'
          ? ` to ${release.environment}`
          : ' to staging'
      }`;
    case 'revert':
      return `${
        isRollbackOverdue(release) ? 'Overdue, waiting' : 'Waiting'
      } for ${
        first.actor === 'pipeline' ? 'the pipeline' : nameOfRef(first.actor)
      }: bring ${rollbackOf(release)?.restoredVersion} back to ${
        release.environment
      }`;
    case 'request':
      return `Waiting for ${nameOfRef(first.actor)}: request the approval`;
    case 're-enter':
      return `Waiting for ${nameOfRef(
        first.actor,
      )}: fix the cause and re-enter the workflow`;
    case 'notify':
      return 'Waiting for the portal: notify the approvers';
    case 'monitor':
      return `Waiting for ${nameOfRef(first.actor)}: watch the logs`;
    case 'complete':
    case 'attach':
    case 'deliver': {
      const open = steps.flatMap(({ itemId }) =>
        itemId === undefined ? [] : findItem(release.workflow, itemId) ?? [],
      );
      return `Waiting for ${nameOfRef(first.actor)}: ${
        open.length === 1
          ? `'${open[0].item.title}' is open`
          : `${open.length} items are open`
      }`;
    }
    default:
      return first.action satisfies never;
  }
}

/**
 * The one sentence about a release: whose turn it is and what for. The same on
 * every page, in lists and in notifications.
 *
 * @public
 */
export function waitingFor(release: ReleaseNow): string {
  const steps = nextSteps(release);
  if (steps.length > 0) {
    return sentenceFor(release, steps);
  }
  switch (phaseOf(release)) {
    case 'cancelled':
      return 'Cancelled: nothing is left to do';
    case 'rolled-back':
      return 'Rolled back: nothing is left to do';
    default:
      return 'Completed: nothing is left to do';
  }
}
