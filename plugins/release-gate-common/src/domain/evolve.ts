import { approvalEvolvers } from './approval/evolve';
import { checkEvolvers } from './checks/evolve';
import { deploymentEvolvers } from './deployments/evolve';
import { documentEvolvers } from './documents/evolve';
import { itemEvolvers } from './items/evolve';
import { lifecycleEvolvers, startOf } from './lifecycle/evolve';
import type { VoidCause } from './model/events/approval';
import type { ReleaseEvent, ReleaseEventType } from './model/events/event';
import type { ReopenCause } from './model/events/items';
import type { Release } from './model/release';
import type { Evolver, Evolvers } from './model/tables';
import { monitoringEvolvers } from './monitoring/evolve';
import { phaseOf } from './progress/phase';
import { rollbackEvolvers } from './rollback/evolve';
import { ticketEvolvers } from './tickets/evolve';
import { timeEvolvers } from './time/evolve';
import { violationEvolvers } from './violations/evolve';

/** Events that are no work on the release: who causes only these may still decide on it. */
const NOT_WORK: ReadonlySet<ReleaseEventType> = new Set<ReleaseEventType>([
  'decision-made',
  'approval-revoked',
  'rollback-started',
  'users-affected-changed',
  'violation-answered',
  'gate-denied',
  'owner-changed',
  'expired',
]);

/** Causes that come from elsewhere, whoever's command brings them on record, or that have an event of their own. */
const FROM_ELSEWHERE: ReadonlySet<VoidCause | ReopenCause> = new Set<
  VoidCause | ReopenCause
>([
  'owner-changed',
  'baseline-changed',
  'baseline-rolled-back',
  'predecessor-duties-open',
  'another-commit-on-staging',
  'release-cancelled',
]);

function isFromElsewhere(event: ReleaseEvent): boolean {
  switch (event.type) {
    case 'approval-voided':
    case 'items-reopened':
      return FROM_ELSEWHERE.has(event.data.cause);
    case 'item-completed':
      // What a report, a check or a tracker proves is nobody's doing who happened to come along.
      return event.data.asApprover === true || event.data.source !== 'person';
    case 'release-cancelled':
      return event.data.asApprover === true;
    default:
      return false;
  }
}

/** The user who worked on the release by the event, or undefined. */
function contributorOf(event: ReleaseEvent): string | undefined {
  return event.actor.type === 'user' &&
    !NOT_WORK.has(event.type) &&
    !isFromElsewhere(event)
    ? event.actor.ref
    : undefined;
}

const evolvers: Evolvers = {
  ...lifecycleEvolvers,
  ...itemEvolvers,
  ...checkEvolvers,
  ...monitoringEvolvers,
  ...ticketEvolvers,
  ...timeEvolvers,
  ...documentEvolvers,
  ...approvalEvolvers,
  ...deploymentEvolvers,
  ...violationEvolvers,
  ...rollbackEvolvers,
};

/** The release after one more event, apart from its bookkeeping. */
function apply(release: Release, event: ReleaseEvent): Release {
  if (event.type === 'release-started') {
    throw new Error(`Release ${release.id} was started twice`);
  }
  if (!Object.hasOwn(evolvers, event.type)) {
    throw new Error(`Unknown release event '${event.type}'`);
  }
  // The evolver of the event's own type.
  const evolver = evolvers[event.type] as Evolver<ReleaseEventType>;
  return evolver(release, event);
}

/**
 * The release after one more event of its stream; the first one must be its
 * start. Never refuses; an event type that it does not know throws, so that an
 * old instance cannot overlook a new fact.
 *
 * @public
 */
export function evolve(
  release: Release | undefined,
  event: ReleaseEvent,
): Release {
  if (!release) {
    if (event.type !== 'release-started') {
      throw new Error(`A release cannot begin with '${event.type}'`);
    }
    return startOf(event);
  }
  const next = apply(release, event);
  if (event.type === 'gate-denied') {
    return { ...next, sequence: event.sequence };
  }
  const contributor = contributorOf(event);
  return {
    ...next,
    contributors:
      contributor === undefined || next.contributors.includes(contributor)
        ? next.contributors
        : [...next.contributors, contributor],
    sequence: event.sequence,
    revision: event.sequence,
    updatedAt: event.at,
    phaseSince:
      phaseOf(next) === phaseOf(release) ? release.phaseSince : event.at,
  };
}
