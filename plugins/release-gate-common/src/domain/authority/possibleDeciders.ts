import type { Context } from '../model/context';
import { type Refusal, refusal } from '../model/refusals';
import type { Release } from '../model/release';
import { contributorsTo } from './contributorsTo';

/** The approvers who had no part in the work, in the order of their refs. @public */
export function possibleDeciders(
  approvers: readonly string[],
  release: Release,
  context: Pick<Context, 'entity' | 'related' | 'workersElsewhere'>,
): readonly string[] {
  const workers = contributorsTo(release, context);
  return approvers.filter(ref => !workers.includes(ref)).sort();
}

/** Nobody is asked for a decision that nobody could make, counting out whoever asks. */
export function refuseWithoutDecider(
  release: Release,
  context: Context,
): Refusal | undefined {
  const { approvers, actor, policy } = context;
  if (approvers === undefined) {
    return undefined;
  }
  if (approvers.length === 0) {
    return refusal(
      'no-decider',
      policy.approvers.length === 0
        ? 'Nobody could decide on this: releaseGate.approvers names nobody'
        : `Nobody could decide on this: the catalog knows no user who is, or belongs to, ${policy.approvers.join(
            ', ',
          )}`,
    );
  }
  return possibleDeciders(approvers, release, context).some(
    ref => ref !== actor.ref,
  )
    ? undefined
    : refusal(
        'no-decider',
        'Nobody could decide on this: everybody who may approve worked on it',
      );
}
