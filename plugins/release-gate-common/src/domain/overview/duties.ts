import { type Release, productionSuccess, rollbackOf } from '../model/release';
import type { WorkflowItem } from '../model/workflow';
import { itemsAt } from '../model/workflowItems';
import { itemState } from '../progress/itemState';

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
