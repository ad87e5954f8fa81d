import type { VoidCause } from '../model/events/approval';
import type { ReleaseEventBody } from '../model/events/event';
import type { Release } from '../model/release';

/** The event that ends an unused request or approval, or none where there is nothing to end. */
export function voiding(
  release: Release,
  cause: VoidCause,
): readonly (ReleaseEventBody & { readonly type: 'approval-voided' })[] {
  const { approval } = release;
  const isUnused =
    approval.status === 'requested' ||
    (approval.status === 'approved' && !approval.use?.usedBy);
  return isUnused
    ? [
        {
          type: 'approval-voided',
          data: { requestNumber: approval.request.snapshot.number, cause },
        },
      ]
    : [];
}
