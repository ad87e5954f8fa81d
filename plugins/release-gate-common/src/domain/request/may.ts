import { refuseNonOwner } from '../authority/authority';
import type { Context } from '../model/context';
import { type Refusal, refusal } from '../model/refusals';
import { type ReleaseNow, rollbackOf } from '../model/release';
import { itemsAt, stagesAt } from '../model/workflowItems';
import { refuseEnded } from '../progress/ending';
import { itemState, openItems } from '../progress/itemState';

function refuseOpenPredecessor(context: Context): Refusal | undefined {
  const { predecessor } = context;
  if (!predecessor || !rollbackOf(predecessor)) {
    return undefined;
  }
  const required = itemsAt(predecessor.workflow, 'rollback').filter(
    item =>
      item.kind !== 'automatic' && itemState(predecessor, item) === 'open',
  );
  return required.length > 0
    ? refusal(
        'predecessor-duties-open',
        `Release ${
          predecessor.version
        } was rolled back and leaves open: ${required
          .map(({ title }) => title)
          .join(', ')}`,
      )
    : undefined;
}

/** Why this actor may not ask for the approval now; undefined if they may. */
export function refuseRequesting(
  release: ReleaseNow,
  context: Context,
): Refusal | undefined {
  const refused = refuseNonOwner(context) ?? refuseEnded(release);
  if (refused) {
    return refused;
  }
  switch (release.approval.status) {
    case 'requested':
      return refusal('request-open', 'A request is waiting for its decision');
    case 'approved':
      return refusal('already-approved', 'The release is approved');
    default:
  }
  const open = [
    ...stagesAt(release.workflow, 'pre-deployment'),
    ...stagesAt(release.workflow, 'staging'),
  ].flatMap(stage => openItems(release, stage));
  return open.length > 0
    ? refusal(
        'checklist-incomplete',
        `Open before the request: ${open.map(({ title }) => title).join(', ')}`,
      )
    : refuseOpenPredecessor(context);
}
