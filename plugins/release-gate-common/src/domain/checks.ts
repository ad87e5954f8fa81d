import type { Context } from './context';
import { holdsProduction, hasEnded } from './phase';
import { isStageComplete, isStageReached, itemState } from './progress';
import { type Completion, type Release, productionSuccess } from './release';
import {
  type WorkflowItem,
  type WorkflowStage,
  anchorOf,
  findItem,
} from './workflow';

/**
 * What a check says: it holds, it does not, it is not known yet, or it could
 * not be asked. Only `passing` ever completes an item.
 *
 * @public
 */
export type CheckStatus = 'passing' | 'failing' | 'pending' | 'unavailable';

/**
 * What a check said, in words for a person, with a link where there is one.
 *
 * @public
 */
export interface CheckFinding {
  readonly status: CheckStatus;
  readonly message: string;
  readonly url?: string;
}

/** @public */
export type RecordedFinding = CheckFinding & { readonly at: string };

/**
 * What is recorded of the check of one target. `result` is the last finding
 * that was definite: passing or failing.
 *
 * @public
 */
export interface CheckRecord {
  readonly provider: string;
  readonly latest: RecordedFinding;
  readonly result?: RecordedFinding;
}

/**
 * What a check answers: an item, or one part of an item with parts.
 *
 * @public
 */
export interface CheckTarget {
  readonly itemId: string;
  readonly part?: string;
}

/**
 * A target in one word: `smoke-tests`, or `critical-paths-verified/login`.
 *
 * @public
 */
export function targetId({ itemId, part }: CheckTarget): string {
  return part === undefined ? itemId : `${itemId}/${part}`;
}

/** The target of that word. @public */
export function parseTarget(target: string): CheckTarget {
  const slash = target.indexOf('/');
  return slash < 0
    ? { itemId: target }
    : { itemId: target.slice(0, slash), part: target.slice(slash + 1) };
}

/** The targets of an item: itself, or each of its parts. @public */
export function targetsOf(item: WorkflowItem): readonly CheckTarget[] {
  if (item.kind !== 'check') {
    return [];
  }
  return item.parts
    ? item.parts.map(({ id }) => ({ itemId: item.id, part: id }))
    : [{ itemId: item.id }];
}

/** How the target was completed, or undefined while it is open. */
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
  if (release.cancelled || release.rollback) {
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

/** Whether the target is one to ask about now. */
export function isCheckable(release: Release, target: CheckTarget): boolean {
  const id = targetId(target);
  return checkableTargets(release).some(each => targetId(each) === id);
}

/**
 * The targets before the approval that stand on what a provider said, and on
 * nobody's word.
 *
 * @public
 */
export function provenTargets(release: Release): readonly CheckTarget[] {
  return checkableTargets(release).filter(target => {
    const stage = findItem(release.workflow, target.itemId)?.stage;
    const anchor = stage && anchorOf(release.workflow, stage.id);
    return (
      (anchor === 'pre-deployment' || anchor === 'staging') &&
      completionOf(release, target)?.evidence.source === 'check'
    );
  });
}

/** Whether two findings say the same. */
export function isSameFinding(a: CheckFinding, b: CheckFinding): boolean {
  return a.status === b.status && a.message === b.message && a.url === b.url;
}
