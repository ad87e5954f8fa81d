import { latestOnStaging } from '../entity/running';
import type { EntityRecord } from '../model/entity';
import type { ReleaseEventBody } from '../model/events/event';
import { type Release, rollbackOf } from '../model/release';
import { deploymentItem } from '../model/workflowItems';
import { isStageReached } from '../progress/itemState';
import { phaseOf } from '../progress/phase';

/** A staging deployment counts once its stage is reached, while it is the latest there. */
export function countStaging(
  release: Release,
  entity: EntityRecord,
): readonly ReleaseEventBody[] {
  const { stage, item } = deploymentItem(release.workflow, 'staging');
  const itemId = item.id;
  const latest = latestOnStaging(entity);
  if (
    latest?.commit !== release.commit ||
    release.items[itemId]?.completion ||
    rollbackOf(release) ||
    phaseOf(release) === 'cancelled' ||
    !isStageReached(release, stage.id)
  ) {
    return [];
  }
  return [
    {
      type: 'item-completed',
      data: {
        itemId,
        source: 'deployment',
        by: latest.by,
        since: latest.at,
        ...(latest.url && { url: latest.url }),
      },
    },
  ];
}
