import { workersOn } from '../authority/contributorsTo';
import type { ReleaseEvent, ReleaseEventOf } from '../model/events/event';
import { sameEnvironment } from '../model/names';
import type { Release } from '../model/release';
import { requestDigest } from './digests';

/** The version of the rules that decisions are made by; events of version 2 and later name theirs. */
export const DECISION_RULES = 2;

/**
 * What is wrong with an event that no rule of this portal can have written,
 * though its hash is right.
 *
 * @public
 */
export type Flaw =
  | 'request-of-another'
  | 'digest-mismatch'
  | 'decision-on-another'
  | 'decided-by-no-person'
  | 'decided-on-own-work';

function flawInRequest(
  { id, entityRef, environment, version, commit }: Release,
  { data: { request, digest } }: Stored<'approval-requested'>,
): Flaw | undefined {
  const isOwn =
    request.releaseId === id &&
    request.entityRef === entityRef &&
    request.version === version &&
    request.commit === commit &&
    sameEnvironment(request.environment, environment);
  if (!isOwn) {
    return 'request-of-another';
  }
  return requestDigest(request) === digest ? undefined : 'digest-mismatch';
}

function flawInDecision(
  release: Release,
  { actor, data }: Stored<'decision-made'>,
): Flaw | undefined {
  const { approval, commit } = release;
  const isOnOpenRequest =
    approval.status === 'requested' &&
    approval.request.digest === data.digest &&
    approval.request.snapshot.number === data.requestNumber &&
    approval.request.snapshot.commit === commit;
  if (!isOnOpenRequest) {
    return 'decision-on-another';
  }
  if (actor.type !== 'user' || actor.actor !== undefined) {
    return 'decided-by-no-person';
  }
  // What was own work has grown with the rules: histories are judged by theirs.
  return data.rules !== undefined && workersOn(release).includes(actor.ref)
    ? 'decided-on-own-work'
    : undefined;
}

type Stored<T extends ReleaseEvent['type']> = ReleaseEventOf<T> &
  Pick<ReleaseEvent, 'actor'>;

/**
 * What is wrong with a stored request or decision, by what stands before it in
 * its stream; undefined where nothing is. Whoever rewrites a stream with valid
 * hashes has to keep all of this in step.
 *
 * @public
 */
export function flawIn(
  release: Release | undefined,
  event: ReleaseEvent,
): Flaw | undefined {
  if (release === undefined) {
    return undefined;
  }
  switch (event.type) {
    case 'approval-requested':
      return flawInRequest(release, event);
    case 'decision-made':
      return flawInDecision(release, event);
    default:
      return undefined;
  }
}
