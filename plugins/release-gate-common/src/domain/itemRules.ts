import { refuseNonOwner, refuseNonPerson } from './authority';
import { targetId } from './checks';
import type { Context } from './context';
import { reached } from './instants';
import { deploymentItemId, hasEnded, holdsProduction, phaseOf } from './phase';
import { isStageComplete, isStageReached, itemState } from './progress';
import { type Refusal, refusal } from './refusals';
import { type Release, productionSuccess } from './release';
import { isTicketItemAnswered } from './tickets';
import {
  type WorkflowItem,
  type WorkflowStage,
  anchorOf,
  findItem,
} from './workflow';

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
      // Where no baseline is known, nobody but a person can say that it is back.
      return (
        item.target === 'baseline' &&
        release.rollback !== undefined &&
        release.rollback.restoredCommit === undefined
      );
    case 'document':
    case 'automatic':
      return false;
    default:
      return item satisfies never;
  }
}

/** The deployment item that has to be complete before the others of its stage. */
function leadingDeployment(stage: WorkflowStage): WorkflowItem | undefined {
  return stage.items.find(({ kind }) => kind === 'deployment');
}

/** Until when the logs have to be watched, or undefined before the production success. */
export function monitoredUntil(release: Release): string | undefined {
  return productionSuccess(release)?.monitoredUntil;
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
    release.rollback &&
    anchorOf(release.workflow, stage.id) !== 'post-deployment'
  ) {
    return refusal('release-ended', 'The release is rolled back');
  }
  if (!isStageReached(release, stage.id)) {
    return refusal(
      'stage-not-reached',
      `'${item.title}' belongs to ${stage.title}, and an earlier stage is not complete`,
    );
  }
  const first = leadingDeployment(stage);
  if (first && first.id !== item.id && itemState(release, first) === 'open') {
    return refusal(
      'deployment-not-recorded',
      `'${item.title}' has to wait for '${first.title}'`,
    );
  }
  return undefined;
}

/** The item by its id, or the refusal that there is none. */
export function requireItem(
  release: Release,
  itemId: string,
):
  | { readonly stage: WorkflowStage; readonly item: WorkflowItem }
  | { readonly refused: Refusal } {
  return (
    findItem(release.workflow, itemId) ?? {
      refused: refusal(
        'unknown-item',
        `The workflow '${release.workflow.name}' has no item '${itemId}'`,
      ),
    }
  );
}

/** Why nobody, or not this actor, may complete the item by hand now; undefined if it may be. */
export function refuseCompleting(
  release: Release,
  itemId: string,
  context: Context,
): Refusal | undefined {
  const found = requireItem(release, itemId);
  if ('refused' in found) {
    return found.refused;
  }
  const { stage, item } = found;
  const refused = refuseNonOwner(context) ?? refuseNonPerson(context);
  if (refused) {
    return refused;
  }
  if (!isByHand(release, item)) {
    return refusal(
      'item-not-manual',
      `'${item.title}' follows from what is recorded and cannot be completed by hand`,
    );
  }
  const state = itemState(release, item);
  if (state === 'not-applicable') {
    return refusal(
      'item-not-applicable',
      `'${item.title}' does not apply to this release`,
    );
  }
  const order = refuseOrder(release, stage, item);
  if (order) {
    return order;
  }
  if (state === 'complete') {
    return refusal('already-complete', `'${item.title}' is already complete`);
  }
  if (item.kind === 'monitoring') {
    const until = monitoredUntil(release);
    if (!until || !reached(until, context.now)) {
      return refusal(
        'monitoring-window-open',
        `'${item.title}' can be completed from ${until ?? 'the deployment'} on`,
      );
    }
  }
  return undefined;
}

/** Why the item may not be re-opened by this actor now; undefined if it may be. */
export function refuseReopening(
  release: Release,
  itemId: string,
  context: Context,
): Refusal | undefined {
  const found = requireItem(release, itemId);
  if ('refused' in found) {
    return found.refused;
  }
  const { stage, item } = found;
  const refused = refuseNonOwner(context) ?? refuseNonPerson(context);
  if (refused) {
    return refused;
  }
  if (!isByHand(release, item)) {
    return refusal(
      'item-not-manual',
      `'${item.title}' follows from what is recorded and cannot be re-opened by hand`,
    );
  }
  const anchor = anchorOf(release.workflow, stage.id);
  if (hasEnded(release) && anchor !== 'rollback') {
    return refusal('release-ended', 'The release has come to its end');
  }
  const progress = release.items[item.id];
  const isTouched =
    progress?.completion !== undefined ||
    Object.keys(progress?.parts ?? {}).length > 0;
  if (itemState(release, item) !== 'complete' && !isTouched) {
    return refusal('not-complete', `'${item.title}' is not complete`);
  }
  const isBeforeApproval = anchor === 'pre-deployment' || anchor === 'staging';
  const isSettled = productionSuccess(release) !== undefined;
  if (isBeforeApproval && (isSettled || holdsProduction(release))) {
    return refusal(
      'production-begun',
      `'${item.title}' was decided on, and production has begun`,
    );
  }
  if (anchor === 'production' && isStageComplete(release, 'production')) {
    return refusal('stage-complete', `${stage.title} is complete`);
  }
  if (item.id === deploymentItemId(release, 'baseline')) {
    return refusal('stage-complete', 'The way back is recorded');
  }
  return undefined;
}

/** Whether a provider or module answers the item, so that a person's word overrides it. */
export function isOverride(
  release: Release,
  item: WorkflowItem,
  part: string | undefined,
  context: Context,
): boolean {
  switch (item.kind) {
    case 'check':
    case 'time-entry':
      return (
        context.answeredBy[targetId({ itemId: item.id, part })] !== undefined
      );
    case 'tickets':
      return isTicketItemAnswered(release, context);
    case 'manual':
    case 'deployment':
    case 'document':
    case 'monitoring':
    case 'automatic':
      return false;
    default:
      return item satisfies never;
  }
}

/** The item that stands on a document of this kind, or undefined. */
export function documentItem(
  release: Release,
  document: 'release-note' | 'incident-report',
  by: 'attachment' | 'delivery',
): { readonly stage: WorkflowStage; readonly item: WorkflowItem } | undefined {
  for (const stage of release.workflow.stages) {
    for (const item of stage.items) {
      if (
        item.kind === 'document' &&
        item.document === document &&
        item.by === by
      ) {
        return { stage, item };
      }
    }
  }
  return undefined;
}
