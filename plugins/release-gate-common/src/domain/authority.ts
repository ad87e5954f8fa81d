import type { Context } from './context';
import { type Refusal, refusal } from './refusals';
import type { Release } from './release';

/** Work on a release belongs to the people who own the entity. */
export function refuseNonOwner(context: Context): Refusal | undefined {
  return context.actor.type === 'user' && context.roles.owner
    ? undefined
    : refusal(
        'not-owner',
        `Only an owner of ${context.entity.entityRef} may do this`,
      );
}

/** What only a person may do: no service, and no agent that acts for one. */
export function refuseNonPerson(context: Context): Refusal | undefined {
  return context.actor.type === 'user' && context.actor.actor === undefined
    ? undefined
    : refusal('not-a-person', 'Only a person may do this, acting directly');
}

function refuseNonApprover(context: Context): Refusal | undefined {
  return (
    refuseNonPerson(context) ??
    (context.roles.approver.found
      ? undefined
      : refusal(
          'not-an-approver',
          context.policy.approvers.length > 0
            ? `Only an approver may do this: ${context.policy.approvers.join(
                ', ',
              )}`
            : 'Only an approver may do this, and none is configured',
        ))
  );
}

/** Nobody decides on own work: on a release, or on an attempt before it, that they had a part in. */
export function isOwnWork(release: Release, context: Context): boolean {
  const { ref } = context.actor;
  return (
    release.contributors.includes(ref) ||
    context.earlierContributors.includes(ref)
  );
}

/** Decisions belong to an approver who had no part in the work. */
export function refuseNonDecider(
  release: Release,
  context: Context,
): Refusal | undefined {
  return (
    refuseNonApprover(context) ??
    (isOwnWork(release, context)
      ? refusal(
          'own-work',
          `${context.actor.ref} worked on this release, so somebody else decides`,
        )
      : undefined)
  );
}

/** What owners may do, and approvers too, even on own work. */
export function refuseOutsider(context: Context): Refusal | undefined {
  const refused = refuseNonOwner(context);
  return refused && refuseNonApprover(context) ? refused : undefined;
}

/** Lowering the impact of a rollback is for approvers. */
export function refuseLowering(context: Context): Refusal | undefined {
  return refuseNonApprover(context);
}

/** Deployments are reported by the pipelines of the entity, or by its owners as their word. */
export function refuseReporter(context: Context): Refusal | undefined {
  if (context.actor.type === 'service') {
    return context.roles.pipeline
      ? undefined
      : refusal(
          'not-a-pipeline',
          `${context.actor.ref} is not a pipeline that may report this deployment`,
        );
  }
  return refuseNonOwner(context);
}
