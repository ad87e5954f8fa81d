import type { Release, ReleaseNow } from '../model/release';
import { phaseOf } from '../progress/phase';
import { itemsAfterReopening } from '../progress/itemChanges';
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
    case 'items-reopened':
      return withPhase(release, reopened(release, event), now);
    default:
      return event satisfies never;
  }
}

function reopened(
  release: Release,
  { data }: Extract<OverdueEvent, { type: 'items-reopened' }>,
): Release {
  return { ...release, items: itemsAfterReopening(release.items, data) };
}

function withPhase(before: Release, after: Release, at: string): Release {
  return phaseOf(after) === phaseOf(before)
    ? after
    : { ...after, phaseSince: at };
}

function withEnd(release: Release, event: Ending): Release {
  const next = { ...release, approval: endApproval(release.approval, event) };
  return withPhase(release, next, event.at);
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
