import { openItems } from '../../progress/itemState';
import type { BuiltInStageId } from '../../model/workflow';
import { stagesAt } from '../../model/workflowItems';
import { type Condition, type Shortfall, holds } from '../condition';
import { ofRelease } from '../ofRelease';

/** The condition that no item of the stages is open. Each open item is a reason. */
export function checklistComplete(
  ...anchors: readonly BuiltInStageId[]
): Condition {
  return ofRelease({
    code: 'checklist-incomplete',
    demand: `Every item is complete: ${anchors.join(', ')}`,
    judge: release => {
      const [first, ...others] = anchors
        .flatMap(anchor => stagesAt(release.workflow, anchor))
        .flatMap(stage =>
          openItems(release, stage).map(
            (item): Shortfall => ({
              message: `${stage.title}: '${item.title}' is open`,
              itemId: item.id,
            }),
          ),
        );
      return first ? { kind: 'fails', shortfalls: [first, ...others] } : holds;
    },
  });
}
