import type { Approval } from '../model/approval';
import type { Release } from '../model/release';

/** A request with what became of it. */
export type KnownApproval = Exclude<Approval, { readonly status: 'none' }>;

/** The approval of the release that has the number of its request, or undefined. */
export function approvalNumbered(
  { approval, pastApprovals }: Release,
  number: number,
): KnownApproval | undefined {
  return [...pastApprovals, approval].find(
    (known): known is KnownApproval =>
      known.status !== 'none' && known.request.snapshot.number === number,
  );
}

/** The approval under which production was last worked on for the release: that of its last covered report. */
export function coveringApproval(release: Release): KnownApproval | undefined {
  const number = release.deployments.findLast(
    ({ coverage }) => coverage === 'approval',
  )?.requestNumber;
  return number === undefined ? undefined : approvalNumbered(release, number);
}
