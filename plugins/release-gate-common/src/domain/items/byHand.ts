import {
  refuseNonApprover,
  refuseNonOwner,
  refuseNonPerson,
  refuseOutsider,
} from '../authority/authority';
import type { Context } from '../model/context';
import { type Refusal, type Refused, no, refusal } from '../model/refusals';
import { type Release, type ReleaseNow, rollbackOf } from '../model/release';
import type { WorkflowItem } from '../model/workflow';
import { type PlacedItem, findItem } from '../model/workflowItems';
import { goodTargetOf } from '../approval/rollbackTargets';

/** Whether a person may ever complete the item by hand. */
function isByHand(release: Release, item: WorkflowItem): boolean {
  switch (item.kind) {
    case 'manual':
    case 'check':
    case 'tickets':
    case 'time-entry':
    case 'monitoring':
      return true;
    case 'deployment':
      // Where no pipeline can report it, nobody but a person can say that the way back is taken.
      return item.target === 'baseline' && rollbackOf(release) !== undefined;
    case 'document':
    case 'automatic':
      return false;
    default:
      return item satisfies never;
  }
}

type Verb = 'completed' | 're-opened';

function notByHand(item: WorkflowItem, verb: Verb): Refusal {
  return refusal(
    'item-not-manual',
    `'${item.title}' follows from what is recorded and cannot be ${verb} by hand`,
  );
}

/** Why nobody works on the item by hand, whoever they are; undefined if people do. */
export function refuseByHand(
  release: ReleaseNow,
  item: WorkflowItem,
  verb: Verb,
): Refusal | undefined {
  return isByHand(release, item) ? undefined : notByHand(item, verb);
}

/** The item by its id, with its stage, where this person may work on it by hand at all. */
export function itemByHand(
  release: ReleaseNow,
  itemId: string,
  context: Context,
  verb: Verb,
): PlacedItem | Refused {
  const found = findItem(release.workflow, itemId);
  if (!found) {
    return no(
      'unknown-item',
      `The workflow '${release.workflow.name}' has no item '${itemId}'`,
    );
  }
  const { item } = found;
  const isWayBack = isByHand(release, item) && item.kind === 'deployment';
  const isForApprover =
    isWayBack && goodTargetOf(release, context.entity) !== undefined;
  const refused =
    (isWayBack ? refuseOutsider(context) : refuseNonOwner(context)) ??
    refuseNonPerson(context) ??
    refuseByHand(release, item, verb) ??
    (isForApprover && refuseNonApprover(context)
      ? notByHand(item, verb)
      : undefined);
  return refused ? { refused } : found;
}
