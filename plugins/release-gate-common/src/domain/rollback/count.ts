import { isFinalDocument } from '../documents/documents';
import type { ReleaseEventBody } from '../model/events/event';
import { type Release, rollbackOf } from '../model/release';
import { documentItem } from '../model/workflowItems';
import { isReverted } from '../progress/phase';

/** An incident report that was attached on the way back counts once the way back is complete. */
export function countIncident(release: Release): readonly ReleaseEventBody[] {
  const found = documentItem(release.workflow, 'incident-report', 'attachment');
  const rollback = rollbackOf(release);
  if (
    !found ||
    !rollback ||
    !isReverted(release) ||
    release.items[found.item.id]?.completion
  ) {
    return [];
  }
  const report = release.documents.find(
    document =>
      document.kind === 'incident-report' &&
      isFinalDocument(document) &&
      Date.parse(document.attachedAt) >= Date.parse(rollback.startedAt),
  );
  return report
    ? [
        {
          type: 'item-completed',
          data: {
            itemId: found.item.id,
            source: 'document',
            by: report.attachedBy,
            since: report.attachedAt,
          },
        },
      ]
    : [];
}
