import { type Release, rollbackOf } from '../model/release';
import { phaseOf } from '../progress/phase';
import { endApproval } from './evolve';
import { expiring } from './expiring';

/**
 * The release as it stands at an instant: what has run out by then counts as
 * expired, whether or not a worker has written that down yet.
 *
 * @public
 */
export function asOf(release: Release, now: string): Release {
  const event = rollbackOf(release) ? undefined : expiring(release, now);
  if (!event) {
    return release;
  }
  const next = {
    ...release,
    approval: endApproval(release.approval, {
      ...event,
      at: event.data.expiredAt,
    }),
  };
  return phaseOf(next) === phaseOf(release)
    ? next
    : { ...next, phaseSince: event.data.expiredAt };
}
