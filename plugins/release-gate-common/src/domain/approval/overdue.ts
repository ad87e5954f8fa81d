import { staleStaging } from '../entity/staleStaging';
import type { EntityRecord } from '../model/entity';
import type { ReleaseEventBody, ReleaseEventOf } from '../model/events/event';
import { reached } from '../model/instants';
import { type Release, rollbackOf } from '../model/release';
import { hasEnded } from '../progress/phase';
import { endApproval } from './evolve';
import { setbackOf } from './setbackOf';
import { voiding } from './voiding';

/**
 * What a release is compared with: the time, the owner that the catalog names,
 * where it is known, and what happened to its entity, where that is at hand.
 *
 * @public
 */
export interface Today {
  readonly now: string;
  readonly owner?: string;
  readonly entity?: EntityRecord;
}

/** An event that is not written down yet. */
export type OverdueEvent = Extract<
  ReleaseEventBody,
  {
    readonly type:
      | 'expired'
      | 'owner-changed'
      | 'approval-voided'
      | 'items-reopened';
  }
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

/** What ends the request or unused approval by now, the first of it alone: what has ended is not ended again. */
function endings(release: Release, today: Today): readonly OverdueEvent[] {
  const expired = expiry(release, today.now);
  const changed = changeOfOwner(release, today.owner);
  // What has run out is not there to be voided.
  if (expired.length > 0) {
    return [
      ...expired,
      ...changed.filter(({ type }) => type !== 'approval-voided'),
    ];
  }
  const cause =
    changed.length === 0 && today.entity
      ? setbackOf(release, today.entity)
      : undefined;
  return cause ? voiding(release, cause) : changed;
}

/** Whether an event ends a request or an approval. */
function isEnding(
  event: OverdueEvent,
): event is Extract<OverdueEvent, { type: 'expired' | 'approval-voided' }> {
  return event.type === 'expired' || event.type === 'approval-voided';
}

/**
 * What holds of a release by now and is not written down: that its request or
 * unused approval has run out, that its owner or its baseline has changed or
 * something else has happened to the entity that voids them, and that what was
 * held back while the request was open takes effect.
 */
export function overdueEvents(
  release: Release,
  today: Today,
): readonly OverdueEvent[] {
  const events = endings(release, today);
  const after = events.filter(isEnding).reduce<Release>(
    (current, event) => ({
      ...current,
      approval: endApproval(current.approval, { ...event, at: today.now }),
    }),
    release,
  );
  return today.entity
    ? [...events, ...staleStaging(after, today.entity)]
    : events;
}
