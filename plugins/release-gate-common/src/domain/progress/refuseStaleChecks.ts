import type { Context } from '../model/context';
import { type CheckTarget, targetId } from '../model/findings';
import { after, reached } from '../model/instants';
import { type Refusal, refusal } from '../model/refusals';
import type { Release } from '../model/release';
import { isProvenByAnswerer, provenTargets } from './checkTargets';

/** Why nobody relies on what the provider proved, until it is asked again; undefined where it holds. */
function doubt(
  release: Release,
  target: CheckTarget,
  context: Context,
): string | undefined {
  const { checkTimes, policy, now } = context;
  const id = targetId(target);
  if (!isProvenByAnswerer(release, target, context)) {
    return `${id} was proven by somebody who does not answer it any more`;
  }
  if (release.checks[id]?.result?.status === 'failing') {
    return `${id} failed when it was asked last`;
  }
  const resultAt = checkTimes[id]?.resultAt;
  return resultAt === undefined ||
    reached(after(resultAt, policy.checkMaxAgeMs), now)
    ? `the result of ${id} is too old`
    : undefined;
}

/**
 * Why nothing is asked for, and no yes is given, on what the checks said: a
 * result that is older than the company allows, of which nobody knows how old
 * it is, or that has turned since.
 *
 * @public
 */
export function refuseStaleChecks(
  release: Release,
  context: Context,
): Refusal | undefined {
  const doubts = provenTargets(release).flatMap(
    target => doubt(release, target, context) ?? [],
  );
  return doubts.length > 0
    ? refusal('check-stale', `Run the checks again: ${doubts.join('; ')}`)
    : undefined;
}
