import type { ReleaseEventBody } from '../model/events/event';
import { type Release, isCancelled } from '../model/release';
import { itemOfKind } from '../model/workflowItems';
import { isStageReached } from '../progress/itemState';

/** Logged time counts once the stage of its item is reached, while the tracker has it. */
export function countTime(release: Release): readonly ReleaseEventBody[] {
  const found = itemOfKind(release.workflow, 'time-entry');
  const { timeProof } = release;
  if (
    !found ||
    !timeProof?.found ||
    isCancelled(release) ||
    release.items[found.item.id]?.completion ||
    !isStageReached(release, found.stage.id)
  ) {
    return [];
  }
  return [
    {
      type: 'item-completed',
      data: {
        itemId: found.item.id,
        note: timeProof.message,
        source: 'tracker',
        by: timeProof.tracker,
        since: timeProof.at,
      },
    },
  ];
}
