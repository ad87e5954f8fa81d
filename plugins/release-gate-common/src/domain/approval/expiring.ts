import type { ReleaseEventBody } from '../model/events/event';
import { reached } from '../model/instants';
import type { Release } from '../model/release';

/** What of a release runs out, and when: a request, or an approval that is not used. */
function runningOut({ approval }: Release):
  | {
      readonly what: 'request' | 'approval';
      readonly requestNumber: number;
      readonly expiredAt: string;
    }
  | undefined {
  if (approval.status === 'requested') {
    const { snapshot, expiresAt } = approval.request;
    return {
      what: 'request',
      requestNumber: snapshot.number,
      expiredAt: expiresAt,
    };
  }
  if (approval.status !== 'approved' || approval.usedBy) {
    return undefined;
  }
  const { validUntil } = approval.decision;
  return validUntil === undefined
    ? undefined
    : {
        what: 'approval',
        requestNumber: approval.request.snapshot.number,
        expiredAt: validUntil,
      };
}

/** The event by which a request or an unused approval runs out at `now`, or undefined. */
export function expiring(
  release: Release,
  now: string,
): (ReleaseEventBody & { readonly type: 'expired' }) | undefined {
  const data = runningOut(release);
  return data && reached(data.expiredAt, now)
    ? { type: 'expired', data }
    : undefined;
}
