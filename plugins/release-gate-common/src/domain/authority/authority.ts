import { contributorsTo } from './contributorsTo';
import type { Context } from '../model/context';
import { type Refusal, type Refused, no, refusal } from '../model/refusals';
import type { Release } from '../model/release';

/** Work on a release belongs to the people who own the entity. @public */
export function refuseNonOwner(context: Context): Refusal | undefined {
  return context.actor.type === 'user' && context.roles.owner
    ? undefined
    : refusal(
        'not-owner',
        `Only an owner of ${context.entity.entityRef} may do this${
          context.owner === undefined ? '' : `: ${context.owner}`
        }`,
      );
}

/** What only a person may do: no service, and no agent that acts for one. */
export function refuseNonPerson(context: Context): Refusal | undefined {
  return context.actor.type === 'user' && context.actor.actor === undefined
    ? undefined
    : refusal('not-a-person', 'Only a person may do this, acting directly');
}

/** How the actor is an approver, or the refusal of somebody who is none. */
function proveApprover(
  context: Context,
): { readonly via: readonly string[] } | Refused {
  const refused = refuseNonPerson(context);
  if (refused) {
    return { refused };
  }
  const { approvers } = context.policy;
  const { approver } = context.roles;
  return approver.found
    ? { via: approver.via }
    : no(
        'not-an-approver',
        approvers.length > 0
          ? `Only an approver may do this: ${approvers.join(', ')}`
          : 'Only an approver may do this, and none is configured',
      );
}

/** What only an approver may do, even on own work. */
export function refuseNonApprover(context: Context): Refusal | undefined {
  const proof = proveApprover(context);
  return 'refused' in proof ? proof.refused : undefined;
}

/**
 * Nobody decides on own work: on what they had a part in, see {@link contributorsTo}.
 *
 * @public
 */
export function isOwnWork(release: Release, context: Context): boolean {
  return contributorsTo(release, context).includes(context.actor.ref);
}

/** How the actor is an approver who had no part in the work, or why they may not decide. */
export function proveDecider(
  release: Release,
  context: Context,
): { readonly via: readonly string[] } | Refused {
  const proof = proveApprover(context);
  return !('refused' in proof) && isOwnWork(release, context)
    ? no(
        'own-work',
        `${context.actor.ref} worked on this release, so somebody else decides`,
      )
    : proof;
}

/** What owners may do, and approvers too, even on own work. */
export function refuseOutsider(context: Context): Refusal | undefined {
  const refused = refuseNonOwner(context);
  return refused && refuseNonApprover(context) ? refused : undefined;
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
