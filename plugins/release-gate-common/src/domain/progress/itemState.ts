import { type Release, rollbackOf } from '../model/release';
import type {
  BuiltInStageId,
  ItemCondition,
  WorkflowItem,
  WorkflowStage,
} from '../model/workflow';
import { anchorOf, anchorOfItem, stagesAt } from '../model/workflowItems';

/** @public */
export type ItemState = 'open' | 'complete' | 'not-applicable';

function holds(release: Release, condition: ItemCondition): boolean {
  switch (condition) {
    case 'non-routine':
      return !release.routine;
    case 'tickets-linked':
      return release.tickets.length > 0;
    case 'users-affected':
      return rollbackOf(release)?.usersAffected === true;
    default:
      return condition satisfies never;
  }
}

function isAutomaticallyComplete(
  release: Release,
  follows: 'request' | 'approval' | 'notification',
): boolean {
  const { status } = release.approval;
  switch (follows) {
    case 'request':
      return status === 'requested' || status === 'approved';
    case 'approval':
      return status === 'approved';
    case 'notification':
      return false;
    default:
      return follows satisfies never;
  }
}

/**
 * Whether the item is open, complete or does not apply to this release now.
 *
 * @public
 */
export function itemState(release: Release, item: WorkflowItem): ItemState {
  const inRollback = anchorOfItem(release.workflow, item.id) === 'rollback';
  if (
    (inRollback && !rollbackOf(release)) ||
    (item.appliesWhen && !holds(release, item.appliesWhen))
  ) {
    return 'not-applicable';
  }
  const progress = release.items[item.id];
  if (item.kind === 'automatic') {
    return isAutomaticallyComplete(release, item.follows) ||
      progress?.completion
      ? 'complete'
      : 'open';
  }
  if (item.kind === 'check' && item.parts) {
    return item.parts.every(({ id }) => progress?.parts[id])
      ? 'complete'
      : 'open';
  }
  return progress?.completion ? 'complete' : 'open';
}

/** The items of a stage that are still open, in order. */
export function openItems(
  release: Release,
  stage: WorkflowStage,
): readonly WorkflowItem[] {
  return stage.items.filter(item => itemState(release, item) === 'open');
}

/** Whether every item of the built-in stage, and of the stages added after it, holds. */
export function isStageComplete(
  release: Release,
  anchor: BuiltInStageId,
): boolean {
  return stagesAt(release.workflow, anchor).every(
    stage => openItems(release, stage).length === 0,
  );
}

/** The first of the stages before this one that is not complete, or undefined. */
export function openStageBefore(
  release: Release,
  stageId: string,
): WorkflowStage | undefined {
  const { stages } = release.workflow;
  return stages
    .slice(
      0,
      Math.max(
        0,
        stages.findIndex(({ id }) => id === stageId),
      ),
    )
    .find(stage => openItems(release, stage).length > 0);
}

/** Whether every stage before this one is complete. The rollback stage is reached by rolling back. */
export function isStageReached(release: Release, stageId: string): boolean {
  return anchorOf(release.workflow, stageId) === 'rollback'
    ? rollbackOf(release) !== undefined
    : openStageBefore(release, stageId) === undefined;
}

/** Whether any item of the stage applies: the rollback stage does only after one. */
export function isStageApplicable(
  release: Release,
  stage: WorkflowStage,
): boolean {
  return stage.items.some(
    item => itemState(release, item) !== 'not-applicable',
  );
}
