import type { Release, ReleaseNow } from '../model/release';
import { phaseOf } from '../progress/phase';
import { type Ending, endApproval } from './evolve';
import { type OverdueEvent, type Today, overdueEvents } from './overdue';

function withOverdue(
  release: Release,
  event: OverdueEvent,
  now: string,
): Release {
  switch (event.type) {
    case 'owner-changed':
      return { ...release, owner: event.data.owner };
    case 'expired':
      return withEnd(release, { ...event, at: event.data.expiredAt });
    case 'approval-voided':
      return withEnd(release, { ...event, at: now });
    default:
      return event satisfies never;
  }
}

function withEnd(release: Release, event: Ending): Release {
  const next = { ...release, approval: endApproval(release.approval, event) };
  return phaseOf(next) === phaseOf(release)
    ? next
    : { ...next, phaseSince: event.at };
}

/**
 * The release as it stands now: what is overdue counts, whether or not a worker
 * has written it down yet. The revision is that of what is written down.
 *
 * @public
 */
export function asOf(stored: Release, today: Today): ReleaseNow {
  const { now } = today;
  const release = overdueEvents(stored, today).reduce(
    (current, event) => withOverdue(current, event, now),
    stored,
  );
  return { ...release, now };
}
