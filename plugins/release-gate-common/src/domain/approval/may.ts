import { proveDecider } from '../authority/authority';
import type { ApprovalRequest } from '../model/approval';
import type { Context } from '../model/context';
import { type Refused, no, refusal } from '../model/refusals';
import type { ReleaseNow } from '../model/release';
import { refuseEnded } from '../progress/ending';

/** The request that waits for a decision. */
export function openRequest(
  release: ReleaseNow,
): { readonly request: ApprovalRequest } | Refused {
  const { approval } = release;
  const ended = refuseEnded(release);
  if (ended) {
    return { refused: ended };
  }
  if (approval.status !== 'requested') {
    return no('stale-digest', 'There is no open request to decide on');
  }
  return { request: approval.request };
}

/** The open request, where this actor may decide on it, whatever digest they name. @public */
export function mayDecide(
  release: ReleaseNow,
  context: Context,
): { readonly request: ApprovalRequest } | Refused {
  const decider = proveDecider(release, context);
  return 'refused' in decider ? decider : openRequest(release);
}

/** The approved request, and how the actor is an approver, where they may take the approval back. */
export function mayRevoke(
  release: ReleaseNow,
  context: Context,
):
  | { readonly request: ApprovalRequest; readonly via: readonly string[] }
  | Refused {
  const decider = proveDecider(release, context);
  if ('refused' in decider) {
    return decider;
  }
  const { approval } = release;
  if (approval.status !== 'approved') {
    return no('no-approval', 'There is no approval to take back');
  }
  const refused = approval.use?.usedBy
    ? refusal(
        'approval-used',
        'The approval was used; the way back is a rollback',
      )
    : refuseEnded(release);
  return refused
    ? { refused }
    : { request: approval.request, via: decider.via };
}
