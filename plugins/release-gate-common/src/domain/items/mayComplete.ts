import type { Context } from '../model/context';
import { reached } from '../model/instants';
import { type Refusal, type Refused, no, refusal } from '../model/refusals';
import { type Release, type ReleaseNow, rollbackOf } from '../model/release';
import type { WorkflowItem, WorkflowStage } from '../model/workflow';
import { type PlacedItem, anchorOf } from '../model/workflowItems';
import { monitoredUntil } from '../monitoring/window';
import {
  isStageReached,
  itemState,
  openStageBefore,
} from '../progress/itemState';
import { phaseOf } from '../progress/phase';
import { itemByHand, refuseByHand } from './byHand';

/** The deployment item that has to be complete before the others of its stage. */
function leadingDeployment(stage: WorkflowStage): WorkflowItem | undefined {
  return stage.items.find(({ kind }) => kind === 'deployment');
}

function refuseOrder(
  release: Release,
  stage: WorkflowStage,
  item: WorkflowItem,
): Refusal | undefined {
  const isRollback = anchorOf(release.workflow, stage.id) === 'rollback';
  if (!isRollback && phaseOf(release) === 'cancelled') {
    return refusal('release-ended', 'The release was cancelled');
  }
  if (
    !isRollback &&
    rollbackOf(release) &&
    anchorOf(release.workflow, stage.id) !== 'post-deployment'
  ) {
    return refusal('release-ended', 'The release is rolled back');
  }
  if (!isStageReached(release, stage.id)) {
    const earlier = openStageBefore(release, stage.id);
    return {
      ...refusal(
        'stage-not-reached',
        `'${item.title}' belongs to ${stage.title}, and an earlier stage is not complete`,
      ),
      ...(earlier && { waitsFor: earlier.title }),
    };
  }
  const first = leadingDeployment(stage);
  if (first && first.id !== item.id && itemState(release, first) === 'open') {
    return {
      ...refusal(
        'deployment-not-recorded',
        `'${item.title}' has to wait for '${first.title}'`,
      ),
      waitsFor: first.title,
    };
  }
  return undefined;
}

function refuseUnfinishedWindow(
  release: Release,
  item: WorkflowItem,
  now: string,
): Refusal | undefined {
  const until = monitoredUntil(release);
  return item.kind !== 'monitoring' || (until && reached(until, now))
    ? undefined
    : refusal(
        'monitoring-window-open',
        `'${item.title}' can be completed from ${until ?? 'the deployment'} on`,
      );
}

/** The item, where this actor may complete it by hand now. */
export function mayComplete(
  release: ReleaseNow,
  itemId: string,
  context: Context,
): PlacedItem | Refused {
  const found = itemByHand(release, itemId, context, 'completed');
  if ('refused' in found) {
    return found;
  }
  const { stage, item } = found;
  const state = itemState(release, item);
  if (state === 'not-applicable') {
    return no(
      'item-not-applicable',
      `'${item.title}' does not apply to this release`,
    );
  }
  const refused =
    refuseOrder(release, stage, item) ??
    (state === 'complete'
      ? refusal('already-complete', `'${item.title}' is already complete`)
      : refuseUnfinishedWindow(release, item, context.now));
  return refused ? { refused } : found;
}

/**
 * Why this actor may not complete the open item by hand now: of the reasons
 * that refuse the command, first the ones that hold for everybody.
 */
export function whyClosed(
  release: ReleaseNow,
  { stage, item }: PlacedItem,
  context: Context,
): Refusal | undefined {
  const may = mayComplete(release, item.id, context);
  return 'refused' in may
    ? refuseOrder(release, stage, item) ??
        refuseByHand(release, item, 'completed') ??
        may.refused
    : undefined;
}
