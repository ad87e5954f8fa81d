import { canonicalJson } from '../canonical/canonicalJson';
import { ENTITY, type Simulation, commitOf } from './simulation';
import { emptyEntityRecord } from '../domain/entity/emptyEntityRecord';
import { evolveEntity } from '../domain/evolveEntity';
import { evolve } from '../domain/evolve';
import { GATE_REASON_CODES } from '../domain/model/gateReason';
import type { Outcome } from '../domain/handle';
import type { ReleaseEvent } from '../domain/model/events/event';
import type { Release } from '../domain/model/release';
import type { World } from '../domain/model/world';

/*
 * The invariants, judged from the raw events alone: nothing here asks the code
 * that decides.
 */

function fail(rule: string): never {
  throw new Error(`Invariant broken: ${rule}`);
}

/** Events that do not make their actor a worker on the release. */
const DECIDING = new Set([
  'decision-made',
  'approval-revoked',
  'rollback-started',
  'users-affected-changed',
  'violation-answered',
  'gate-denied',
]);

/** What happened elsewhere is nobody's work here, whoever's command brings it on record. */
const FROM_ELSEWHERE = new Set<string>([
  'owner-changed',
  'baseline-changed',
  'baseline-rolled-back',
  'predecessor-duties-open',
  'another-commit-on-staging',
]);

function isFromElsewhere(event: ReleaseEvent): boolean {
  return (
    event.type === 'owner-changed' ||
    event.type === 'expired' ||
    ((event.type === 'approval-voided' || event.type === 'items-reopened') &&
      FROM_ELSEWHERE.has(event.data.cause))
  );
}

function workers(events: readonly ReleaseEvent[]): ReadonlySet<string> {
  return new Set(
    events
      .filter(
        event =>
          event.actor.type === 'user' &&
          !DECIDING.has(event.type) &&
          !isFromElsewhere(event),
      )
      .map(({ actor }) => actor.ref),
  );
}

/** Whether the history alone bears out an unused approval of the commit at `now`. */
function isApproved(
  events: readonly ReleaseEvent[],
  commit: string,
  now: string,
): boolean {
  let requestedCommit: string | undefined;
  let validUntil: string | undefined;
  for (const event of events) {
    switch (event.type) {
      case 'approval-requested':
        requestedCommit = event.data.request.commit;
        validUntil = undefined;
        break;
      case 'decision-made':
        validUntil =
          event.data.decision === 'approved'
            ? event.data.validUntil
            : undefined;
        break;
      case 'approval-voided':
      case 'approval-revoked':
      case 'expired':
      case 'release-cancelled':
      case 'rollback-started':
        validUntil = undefined;
        break;
      case 'deployment-recorded':
        if (
          event.data.coverage === 'approval' &&
          event.data.status === 'succeeded'
        ) {
          validUntil = undefined;
        }
        break;
      default:
    }
  }
  return (
    requestedCommit === commit && validUntil !== undefined && now < validUntil
  );
}

/** Whether a release rolls back to this commit. */
function isWayBack(events: readonly ReleaseEvent[], commit: string): boolean {
  const start = events.find(({ type }) => type === 'rollback-started');
  const isBack = events.some(
    event =>
      event.type === 'deployment-recorded' &&
      event.data.coverage === 'rollback' &&
      event.data.status === 'succeeded',
  );
  return (
    start?.type === 'rollback-started' &&
    start.data.restoredCommit === commit &&
    !isBack
  );
}

/** 1: the gate opens production by an approval of that commit, or on the way back. */
export function checkGate(world: Simulation): void {
  for (const digit of ['a', 'b', 'c', '9']) {
    const commit = commitOf(digit);
    const answer = world.ask(commit);
    const histories = Object.values(world.releaseEvents);
    const isBorneOut = histories.some(
      events =>
        isApproved(events, commit, world.now) || isWayBack(events, commit),
    );
    if (answer.allowed && !isBorneOut) {
      fail(`the gate allows ${digit} without an approval`);
    }
  }
}

/** 7: the gate denies with reasons and allows without: each once, in the published order. */
export function checkReasons(world: Simulation): void {
  for (const environment of ['production', 'staging', 'moon']) {
    for (const digit of ['a', 'b', 'c', '9']) {
      const { allowed, reasons } = world.ask(commitOf(digit), environment);
      if (allowed !== (reasons.length === 0)) {
        fail('the gate denies without a reason, or allows with one');
      }
      const ranks = reasons.map(({ code }) => GATE_REASON_CODES.indexOf(code));
      if (ranks.some((rank, index) => rank < (ranks[index - 1] ?? 0))) {
        fail('the reasons are out of order');
      }
      const told = new Set(reasons.map(({ code, itemId }) => code + itemId));
      if (told.size < reasons.length) {
        fail('a reason is told twice');
      }
    }
  }
}

function chainWorkers(
  world: Simulation,
  release: Release,
): ReadonlySet<string> {
  const all = new Set<string>();
  for (
    let id: string | undefined = release.id;
    id !== undefined;
    id = world.world.releases[id].previousAttemptId
  ) {
    workers(world.releaseEvents[id]).forEach(ref => all.add(ref));
  }
  return all;
}

/** The events that an accepted command appended to releases, each with its release after them. */
function appended(
  outcome: Outcome,
): readonly { readonly event: ReleaseEvent; readonly release: Release }[] {
  return 'refused' in outcome
    ? []
    : Object.entries(outcome.appends.releases).flatMap(([id, events]) =>
        events.map(event => ({ event, release: outcome.world.releases[id] })),
      );
}

/** 2: only a person decides, acting directly, and never on own work. */
export function checkDecider(world: Simulation, outcome: Outcome): void {
  for (const { event, release } of appended(outcome)) {
    if (event.type === 'decision-made') {
      const { actor } = event;
      if (actor.type !== 'user' || actor.actor !== undefined) {
        fail('something else than a person decided');
      }
      if (chainWorkers(world, release).has(actor.ref)) {
        fail('somebody decided on own work');
      }
    }
  }
}

/** 3: the logs are declared watched when the window of the deployment has passed, never before. */
export function checkWatched(outcome: Outcome): void {
  for (const { event, release } of appended(outcome)) {
    if (
      event.type === 'item-completed' &&
      event.data.itemId === 'logs-monitored'
    ) {
      const until = release.deployments.find(
        ({ monitoredUntil }) => monitoredUntil,
      )?.monitoredUntil;
      if (until === undefined || event.at < until) {
        fail('the logs were declared watched too early');
      }
    }
  }
}

/** 4: a refusal changes nothing, and what is accepted leaves an event. */
export function checkAppends(
  before: World,
  world: Simulation,
  outcome: Outcome,
  isNote: boolean,
): void {
  if ('refused' in outcome) {
    if (world.world !== before) {
      fail('a refusal changed the world');
    }
    return;
  }
  const count =
    outcome.appends.entity.length +
    Object.values(outcome.appends.releases).flat().length;
  if (count === 0 && !isNote) {
    fail('an accepted command left no event');
  }
}

/** 5: replaying the events gives the state, byte for byte. */
export function checkReplay(world: Simulation): void {
  const entity = world.entityEvents.reduce(
    evolveEntity,
    emptyEntityRecord(ENTITY),
  );
  if (canonicalJson(entity) !== canonicalJson(world.world.entity)) {
    fail('the entity is not what its events add up to');
  }
  for (const [id, events] of Object.entries(world.releaseEvents)) {
    const release = events.reduce<Release | undefined>(evolve, undefined);
    if (canonicalJson(release) !== canonicalJson(world.world.releases[id])) {
      fail('a release is not what its events add up to');
    }
  }
}

/** 6: a report by a pipeline is recorded, whatever it says. */
export function checkReport(name: string, outcome: Outcome): void {
  if (!name.startsWith('pipeline: ') || name.includes('approved')) {
    return;
  }
  if (
    'refused' in outcome ||
    !outcome.appends.entity.some(({ type }) => type === 'deployment-recorded')
  ) {
    fail('a deployment report was refused or lost');
  }
}
