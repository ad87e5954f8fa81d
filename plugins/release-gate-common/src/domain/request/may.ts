import { refuseNonOwner } from '../authority/authority';
import { refuseWithoutDecider } from '../authority/possibleDeciders';
import type { Context } from '../model/context';
import { type Refusal, refusal } from '../model/refusals';
import type { ReleaseNow } from '../model/release';
import { stagesAt } from '../model/workflowItems';
import { refuseEnded } from '../progress/ending';
import { openItems } from '../progress/itemState';
import { openRollbackDuties } from '../rollback/openRollbackDuties';

/** While a rollback of the entity leaves something to do, no approval of it is asked for. */
function refuseOpenDuties({ entity, related }: Context): Refusal | undefined {
  for (const { id, version, rollbackBegan, openDuties } of entity.releases) {
    const read = related.find(release => release.id === id);
    const open =
      rollbackBegan === undefined
        ? []
        : (read && openRollbackDuties(read)) ?? openDuties ?? [];
    if (open.length > 0) {
      return refusal(
        'predecessor-duties-open',
        `Release ${version} was rolled back and leaves open: ${open.join(
          ', ',
        )}`,
      );
    }
  }
  return undefined;
}

/** Why this actor may not ask for the approval now; undefined if they may. @public */
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
    : refuseOpenDuties(context) ?? refuseWithoutDecider(release, context);
}
