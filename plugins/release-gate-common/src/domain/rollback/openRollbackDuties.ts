import { type Release, rollbackOf } from '../model/release';
import { itemsAt } from '../model/workflowItems';
import { itemState } from '../progress/itemState';

/** The titles of what the rollback of a release leaves for people to do; none without a rollback. */
export function openRollbackDuties(release: Release): readonly string[] {
  return rollbackOf(release)
    ? itemsAt(release.workflow, 'rollback')
        .filter(
          item =>
            item.kind !== 'automatic' && itemState(release, item) === 'open',
        )
        .map(({ title }) => title)
    : [];
}
