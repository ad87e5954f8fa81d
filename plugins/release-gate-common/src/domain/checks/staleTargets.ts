import type { Context } from '../model/context';
import { type CheckTarget, targetId } from '../model/findings';
import { after, reached } from '../model/instants';
import type { Release } from '../model/release';
import { provenTargets } from './targets';

/**
 * The targets before the approval that stand on a provider's result which is
 * older than the company allows, or of which nobody knows how old it is.
 *
 * @public
 */
export function staleTargets(
  release: Release,
  { checkTimes, policy, now }: Context,
): readonly CheckTarget[] {
  return provenTargets(release).filter(target => {
    const resultAt = checkTimes[targetId(target)]?.resultAt;
    return (
      resultAt === undefined ||
      reached(after(resultAt, policy.checkMaxAgeMs), now)
    );
  });
}
