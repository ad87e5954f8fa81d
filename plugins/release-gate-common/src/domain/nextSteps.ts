import { asOf } from './approval';
import { reached } from './instants';
import { monitoredUntil } from './itemRules';
import { nameOfRef } from './nameOfRef';
import { phaseOf } from './phase';
import { itemState, openItems } from './progress';
import { type Release, productionSuccess } from './release';
import { type WorkflowItem, stagesAt } from './workflow';

/**
 * What somebody has to do next. `actor` is who: the entity's owner (its ref),
 * the approver (as the rule book names that person), or `pipeline`.
 *
 * @public
 */
export interface NextStep {
  readonly actor: string;
  readonly action:
    | 'complete'
    | 'attach'
    | 'deliver'
    | 'deploy'
    | 'request'
    | 'decide'
    | 'monitor'
    | 'revert'
    | 'notify'
    | 're-enter';
  readonly itemId?: string;
  readonly since: string;
}

function stepFor(
  release: Release,
  item: WorkflowItem,
  now: string,
): NextStep | undefined {
  const owner = { actor: release.owner, itemId: item.id };
  const since = release.phaseSince;
  switch (item.kind) {
    case 'deployment':
      return {
        actor: 'pipeline',
        action: item.target === 'baseline' ? 'revert' : 'deploy',
        itemId: item.id,
        since,
      };
    case 'document':
      return {
        ...owner,
        action: item.by === 'delivery' ? 'deliver' : 'attach',
        since,
      };
    case 'monitoring': {
      const until = monitoredUntil(release);
      return {
        ...owner,
        action: until && reached(until, now) ? 'complete' : 'monitor',
        since: productionSuccess(release)?.at ?? since,
      };
    }
    case 'automatic':
      return {
        actor: 'release-gate',
        action: 'notify',
        itemId: item.id,
        since,
      };
    case 'manual':
    case 'check':
    case 'tickets':
    case 'time-entry':
      return { ...owner, action: 'complete', since };
    default:
      return item satisfies never;
  }
}

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
 * The duties of a release: applicable items still open after its production
 * deployment.
 *
 * @public
 */
export function dutiesOf(release: Release): readonly WorkflowItem[] {
  const anchors = release.rollback
    ? (['rollback'] as const)
    : (['production', 'post-deployment'] as const);
  return release.rollback || productionSuccess(release)
    ? anchors
        .flatMap(anchor => stagesAt(release.workflow, anchor))
        .flatMap(({ items }) => items)
        .filter(item => itemState(release, item) === 'open')
    : [];
}

/**
 * Whose turn it is and what for, most urgent first; empty when nothing is left
 * to do.
 *
 * @public
 */
export function nextSteps(stored: Release, now: string): readonly NextStep[] {
  const release = asOf(stored, now);
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
      return release.rollback?.restoredCommit === undefined
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

function sentenceFor(release: Release, steps: readonly NextStep[]): string {
  const [first] = steps;
  const title = release.workflow.stages
    .flatMap(({ items }) => items)
    .find(({ id }) => id === first.itemId)?.title;
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
      return `Waiting for ${
        first.actor === 'pipeline' ? 'the pipeline' : nameOfRef(first.actor)
      }: bring ${release.rollback?.restoredVersion} back to ${
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
      const count = steps.filter(({ itemId }) => itemId).length;
      return `Waiting for ${nameOfRef(first.actor)}: ${
        count === 1 ? `'${title}' is open` : `${count} items are open`
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
export function waitingFor(stored: Release, now: string): string {
  const release = asOf(stored, now);
  const steps = nextSteps(release, now);
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
