import { latestOnStaging } from './running';
import type { EntityRecord } from '../model/entity';
import type { ReleaseEventBody } from '../model/events/event';
import { type Release, isCancelled, rollbackOf } from '../model/release';
import { itemsAt } from '../model/workflowItems';

/** An event that opens the staging items again. */
export type StagingReopened = ReleaseEventBody & {
  readonly type: 'items-reopened';
};

/**
 * What another commit on staging takes back: at once, or when the request ends
 * that was open then.
 */
export function staleStaging(
  release: Release,
  entity: EntityRecord,
): readonly StagingReopened[] {
  const { status } = release.approval;
  const latest = latestOnStaging(entity);
  if (
    status === 'requested' ||
    status === 'approved' ||
    isCancelled(release) ||
    rollbackOf(release) ||
    !latest ||
    latest.commit === release.commit
  ) {
    return [];
  }
  const itemIds = itemsAt(release.workflow, 'staging')
    .filter(({ id }) => release.items[id])
    .map(({ id }) => id);
  return itemIds.length > 0
    ? [
        {
          type: 'items-reopened',
          data: { itemIds, cause: 'another-commit-on-staging' },
        },
      ]
    : [];
}
