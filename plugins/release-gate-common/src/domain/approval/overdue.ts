import type { ReleaseEventBody, ReleaseEventOf } from '../model/events/event';
import { reached } from '../model/instants';
import { type Release, rollbackOf } from '../model/release';
import { hasEnded } from '../progress/phase';
import { voiding } from './voiding';

/** What a release is compared with: the time, and the owner that the catalog names, where it is known. */
export interface Today {
  readonly now: string;
  readonly owner?: string;
}

/** An event that is not written down yet. */
export type OverdueEvent = Extract<
  ReleaseEventBody,
  { readonly type: 'expired' | 'owner-changed' | 'approval-voided' }
>;

/** What of a release runs out, and when: a request, or an approval that is not used. */
function runningOut(
  release: Release,
): ReleaseEventOf<'expired'>['data'] | undefined {
  const { approval } = release;
  if (rollbackOf(release)) {
    return undefined;
  }
  if (approval.status === 'requested') {
    const { snapshot, expiresAt } = approval.request;
    return {
      what: 'request',
      requestNumber: snapshot.number,
      expiredAt: expiresAt,
    };
  }
  if (approval.status !== 'approved' || approval.use?.usedBy) {
    return undefined;
  }
  const { validUntil } = approval.decision;
  const requestNumber = approval.request.snapshot.number;
  return validUntil === undefined
    ? undefined
    : { what: 'approval', requestNumber, expiredAt: validUntil };
}

/**
 * When the release's request or unused approval runs out, or undefined where
 * nothing does.
 *
 * @public
 */
export function runsOutAt(release: Release): string | undefined {
  return runningOut(release)?.expiredAt;
}

function expiry(release: Release, now: string): readonly OverdueEvent[] {
  const data = runningOut(release);
  return data && reached(data.expiredAt, now)
    ? [{ type: 'expired', data }]
    : [];
}

/** What a change of the owner does to a release that has not ended. */
export function changeOfOwner(
  release: Release,
  owner: string | undefined,
): readonly OverdueEvent[] {
  return owner === undefined || owner === release.owner || hasEnded(release)
    ? []
    : [
        { type: 'owner-changed', data: { owner } },
        ...voiding(release, 'owner-changed'),
      ];
}

/**
 * What holds of a release by now and is not written down: that its request or
 * unused approval has run out, or that its owner has changed, which voids them.
 */
export function overdueEvents(
  release: Release,
  { now, owner }: Today,
): readonly OverdueEvent[] {
  const expired = expiry(release, now);
  const changed = changeOfOwner(release, owner);
  // What has run out is not there to be voided.
  return expired.length > 0
    ? [...expired, ...changed.filter(({ type }) => type !== 'approval-voided')]
    : changed;
}
