import type { ReleaseEventOf } from '../model/events/event';
import type { Release } from '../model/release';
import type { Evolver } from '../model/tables';
import { gateDenied } from './denials';

/** The release at its start. */
export function startOf(event: ReleaseEventOf<'release-started'>): Release {
  const { releaseId, ...data } = event.data;
  return {
    ...data,
    id: releaseId,
    createdBy: event.actor.ref,
    createdAt: event.at,
    updatedAt: event.at,
    revision: 1,
    sequence: event.sequence,
    phaseSince: event.at,
    items: {},
    checks: {},
    probes: {},
    requestCount: 0,
    approval: { status: 'none' },
    pastApprovals: [],
    deployments: [],
    documents: [],
    violations: [],
    timeEntries: [],
    contributors: event.actor.type === 'user' ? [event.actor.ref] : [],
    deniedFor: [],
  };
}

const releaseAmended: Evolver<'release-amended'> = (release, { data }) => ({
  ...release,
  ...data,
  // What was said of another commit says nothing of this one.
  ...(data.commit !== undefined && { checks: {} }),
});

const ownerChanged: Evolver<'owner-changed'> = (release, { data }) => ({
  ...release,
  owner: data.owner,
});

const releaseCancelled: Evolver<'release-cancelled'> = (release, event) => ({
  ...release,
  end: {
    how: 'cancelled',
    by: event.actor.ref,
    reason: event.data.reason,
  },
});

const reentered: Evolver<'re-entered'> = (release, { data }) => ({
  ...release,
  nextAttemptId: data.nextAttemptId,
});

export const lifecycleEvolvers = {
  'release-amended': releaseAmended,
  'owner-changed': ownerChanged,
  'release-cancelled': releaseCancelled,
  're-entered': reentered,
  'gate-denied': gateDenied,
};
