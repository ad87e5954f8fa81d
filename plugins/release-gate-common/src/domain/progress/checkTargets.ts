import type { Context } from '../model/context';
import { type CheckTarget, targetId } from '../model/findings';
import type { Completion } from '../model/item';
import {
  type Release,
  isCancelled,
  productionSuccess,
  rollbackOf,
} from '../model/release';
import type { WorkflowItem, WorkflowStage } from '../model/workflow';
import { anchorOf, anchorOfItem } from '../model/workflowItems';
import { isStageComplete, isStageReached, itemState } from './itemState';
import { hasEnded, holdsProduction } from './phase';

/** The targets of an item: itself, or each of its parts. @public */
export function targetsOf(item: WorkflowItem): readonly CheckTarget[] {
  if (item.kind !== 'check') {
    return [];
  }
  return item.parts
    ? item.parts.map(({ id }) => ({ itemId: item.id, part: id }))
    : [{ itemId: item.id }];
}

/** How the target was completed, or undefined while it is open. @public */
export function completionOf(
  release: Release,
  { itemId, part }: CheckTarget,
): Completion | undefined {
  const progress = release.items[itemId];
  return part === undefined ? progress?.completion : progress?.parts[part];
}

/** Whether a finding about an item of the stage can still change anything. */
function isStageCheckable(release: Release, stage: WorkflowStage): boolean {
  if (!isStageReached(release, stage.id)) {
    return false;
  }
  const anchor = anchorOf(release.workflow, stage.id);
  switch (anchor) {
    case 'pre-deployment':
    case 'staging':
      return !holdsProduction(release) && !productionSuccess(release);
    case 'production':
      return (
        productionSuccess(release) !== undefined &&
        !isStageComplete(release, 'production')
      );
    case 'post-deployment':
      return !hasEnded(release);
    case 'approval':
    case 'rollback':
      return false;
    default:
      return anchor satisfies never;
  }
}

/**
 * What checks are to be asked about now: the check items, and their parts, of
 * the stages that are reached and not settled. Open or complete: a check that
 * passed can fail later.
 *
 * @public
 */
export function checkableTargets(release: Release): readonly CheckTarget[] {
  if (isCancelled(release) || rollbackOf(release)) {
    return [];
  }
  return release.workflow.stages
    .filter(stage => isStageCheckable(release, stage))
    .flatMap(stage => {
      const first = stage.items.find(({ kind }) => kind === 'deployment');
      return first && itemState(release, first) === 'open'
        ? []
        : stage.items
            .filter(item => itemState(release, item) !== 'not-applicable')
            .flatMap(targetsOf);
    });
}

/** The checkable targets that a provider answers. @public */
export function boundTargets(
  release: Release,
  { answeredBy }: Pick<Context, 'answeredBy'>,
): readonly CheckTarget[] {
  return checkableTargets(release).filter(
    target => answeredBy[targetId(target)] !== undefined,
  );
}

/** Whether the target is one to ask about now. @public */
export function isCheckable(release: Release, target: CheckTarget): boolean {
  const id = targetId(target);
  return checkableTargets(release).some(each => targetId(each) === id);
}

/** Whether the approval is asked for, or given, on the item. @public */
export function isDecidedOn(
  { workflow }: Pick<Release, 'workflow'>,
  { itemId }: CheckTarget,
): boolean {
  const anchor = anchorOfItem(workflow, itemId);
  return anchor === 'pre-deployment' || anchor === 'staging';
}

/**
 * The targets before the approval that stand on what a provider said, and on
 * nobody's word.
 *
 * @public
 */
export function provenTargets(release: Release): readonly CheckTarget[] {
  return checkableTargets(release).filter(
    target =>
      isDecidedOn(release, target) &&
      completionOf(release, target)?.evidence.source === 'check',
  );
}

/** Whether who proved the target is who answers it now. @public */
export function isProvenByAnswerer(
  release: Release,
  target: CheckTarget,
  { answeredBy }: Pick<Context, 'answeredBy'>,
): boolean {
  return (
    completionOf(release, target)?.evidence.by === answeredBy[targetId(target)]
  );
}
