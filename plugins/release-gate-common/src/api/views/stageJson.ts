import { whyClosed } from '../../domain/items/mayComplete';
import type { Context } from '../../domain/model/context';
import type { ProbeRun } from '../../domain/model/findings';
import type { ReleaseNow } from '../../domain/model/release';
import type { WorkflowStage } from '../../domain/model/workflow';
import type { PlacedItem } from '../../domain/model/workflowItems';
import {
  isStageApplicable,
  itemState,
  openItems,
} from '../../domain/progress/itemState';
import type { ItemJson, StageJson } from '../answers/items';
import { itemJson } from './itemJson';

/** Why an open item is closed to the actor, said by the rule that refuses the command. */
function closedJson(
  release: ReleaseNow,
  placed: PlacedItem,
  context: Context,
): Pick<ItemJson, 'closed'> {
  const closed =
    itemState(release, placed.item) === 'open'
      ? whyClosed(release, placed, context)
      : undefined;
  return closed ? { closed } : {};
}

export function stageJson(
  release: ReleaseNow,
  stage: WorkflowStage,
  context: Context,
  probeRuns: readonly ProbeRun[],
): StageJson {
  return {
    id: stage.id,
    title: stage.title,
    complete:
      isStageApplicable(release, stage) &&
      openItems(release, stage).length === 0,
    items: stage.items.map(item => ({
      ...itemJson(release, item, context, probeRuns),
      ...closedJson(release, { stage, item }, context),
    })),
  };
}
