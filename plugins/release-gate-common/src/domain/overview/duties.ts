import type { ReleaseId } from '../model/names';
import { type Release, productionSuccess, rollbackOf } from '../model/release';
import type { WorkflowItem } from '../model/workflow';
import { deploymentItem, itemsAt } from '../model/workflowItems';
import { itemState } from '../progress/itemState';
import { rollbackDueAt } from '../rollback/dueRollback';

/**
 * The duties of a release: applicable items still open after its production
 * deployment.
 *
 * @public
 */
export function dutiesOf(release: Release): readonly WorkflowItem[] {
  const rollback = rollbackOf(release);
  const anchors = rollback
    ? (['rollback'] as const)
    : (['production', 'post-deployment'] as const);
  return rollback || productionSuccess(release)
    ? anchors
        .flatMap(anchor => itemsAt(release.workflow, anchor))
        .filter(item => itemState(release, item) === 'open')
    : [];
}

/**
 * A duty as it is told of to somebody who does not have the release at hand.
 *
 * @public
 */
export interface Duty {
  readonly releaseId: ReleaseId;
  readonly version: string;
  readonly itemId: string;
  readonly title: string;
  /** By when it has to be done, where there is a limit. */
  readonly dueAt?: string;
}

/** The duties of a release, to be told of. @public */
export function openDutiesOf(release: Release): readonly Duty[] {
  const { id: releaseId, version, workflow } = release;
  const dueAt = rollbackDueAt(release);
  const reverted = deploymentItem(workflow, 'baseline').item.id;
  return dutiesOf(release).map(({ id: itemId, title }) => ({
    releaseId,
    version,
    itemId,
    title,
    ...(dueAt !== undefined && itemId === reverted && { dueAt }),
  }));
}
