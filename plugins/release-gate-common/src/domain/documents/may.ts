import { coveringApproval } from '../approval/numbered';
import { refuseNonOwner } from '../authority/authority';
import type { ApprovalRequest } from '../model/approval';
import type { Context } from '../model/context';
import type { AttachedDocument } from '../model/document';
import { type Refusal, type Refused, no, refusal } from '../model/refusals';
import { type ReleaseNow, productionSuccess } from '../model/release';
import { documentItem } from '../model/workflowItems';
import { holdsProduction, phaseOf } from '../progress/phase';
import { latestDocument } from './documents';

/** A release note is fixed while production is under way; an incident report follows a rollback. */
export function refuseAttaching(
  release: ReleaseNow,
  context: Context,
  kind: 'release-note' | 'incident-report',
): Refusal | undefined {
  const refused = refuseNonOwner(context);
  if (refused) {
    return refused;
  }
  if (phaseOf(release) === 'cancelled') {
    return refusal('release-ended', 'The release was cancelled');
  }
  return kind === 'release-note' &&
    holdsProduction(release) &&
    !productionSuccess(release)
    ? refusal(
        'production-begun',
        'The release note was approved, and production is under way',
      )
    : undefined;
}

/** The release note, where this actor may deliver it now. */
export function mayDeliver(
  release: ReleaseNow,
  context: Context,
):
  | { readonly note: AttachedDocument; readonly request: ApprovalRequest }
  | Refused {
  const refused = refuseNonOwner(context);
  if (refused) {
    return { refused };
  }
  if (phaseOf(release) === 'cancelled') {
    return no('release-ended', 'The release was cancelled');
  }
  const { approval } = release;
  const covering =
    coveringApproval(release) ??
    (approval.status === 'approved' ? approval : undefined);
  if (!covering) {
    return no(
      'stage-not-reached',
      'Release notes are delivered from the approval on',
    );
  }
  const note = latestDocument(release, 'release-note');
  if (!note) {
    return no('no-document', 'The release has no release note');
  }
  const item = documentItem(release.workflow, 'release-note', 'delivery')?.item;
  return note.delivered && item && release.items[item.id]?.completion
    ? no(
        'already-delivered',
        `Version ${note.version} of the release note is delivered`,
      )
    : { note, request: covering.request };
}
