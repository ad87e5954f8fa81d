import type { Context } from '../model/context';
import { type Refusal, type Refused, no, refusal } from '../model/refusals';
import type { Release, ReleaseNow } from '../model/release';
import { type PlacedItem, anchorOf } from '../model/workflowItems';
import { refuseBegun } from '../progress/ending';
import { isStageComplete, itemState } from '../progress/itemState';
import { hasEnded } from '../progress/phase';
import { itemByHand } from './byHand';

/** Why a complete item stays as it is. */
function refuseSettled(
  release: Release,
  { stage, item }: PlacedItem,
): Refusal | undefined {
  const anchor = anchorOf(release.workflow, stage.id);
  const isBeforeApproval = anchor === 'pre-deployment' || anchor === 'staging';
  if (isBeforeApproval && refuseBegun(release)) {
    return refusal(
      'production-begun',
      `'${item.title}' was decided on, and production has begun`,
    );
  }
  if (anchor === 'production' && isStageComplete(release, 'production')) {
    return refusal('stage-complete', `${stage.title} is complete`);
  }
  return item.kind === 'deployment' && item.target === 'baseline'
    ? refusal('stage-complete', 'The way back is recorded')
    : undefined;
}

/** The item, where this actor may re-open it now. */
export function mayReopen(
  release: ReleaseNow,
  itemId: string,
  context: Context,
): PlacedItem | Refused {
  const found = itemByHand(release, itemId, context, 're-opened');
  if ('refused' in found) {
    return found;
  }
  const { stage, item } = found;
  const isWayBack = anchorOf(release.workflow, stage.id) === 'rollback';
  if (hasEnded(release) && !isWayBack) {
    return no('release-ended', 'The release has come to its end');
  }
  const progress = release.items[item.id];
  const isTouched =
    progress?.completion !== undefined ||
    Object.keys(progress?.parts ?? {}).length > 0;
  if (itemState(release, item) !== 'complete' && !isTouched) {
    return no('not-complete', `'${item.title}' is not complete`);
  }
  const refused = refuseSettled(release, found);
  return refused ? { refused } : found;
}
