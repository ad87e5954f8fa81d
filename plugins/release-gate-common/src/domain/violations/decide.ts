import { refuseNonOwner } from '../authority/authority';
import { refuseStatement } from '../authority/statement';
import type { Context } from '../model/context';
import type { EntityEventBody } from '../model/events/entity';
import type { ReleaseEventBody } from '../model/events/event';
import { type Refusal, type Refused, refusal } from '../model/refusals';
import { type Decider, accepted } from '../model/tables';
import type { Violation } from '../model/violation';

/** Why this actor may not answer the violation; undefined if they may. */
export function refuseAnswering(
  violation: Pick<Violation, 'answer'> | undefined,
  violationId: string,
  context: Context,
): Refusal | undefined {
  if (!violation) {
    return refusal('unknown-violation', `No violation ${violationId}`);
  }
  const { actor, roles } = context;
  const isApprover = actor.type === 'user' && roles.approver.found;
  const refused = isApprover ? undefined : refuseNonOwner(context);
  if (refused) {
    return refused;
  }
  return violation.answer
    ? refusal(
        'already-answered',
        `${violation.answer.by} has answered this violation`,
      )
    : undefined;
}

/** The answer to one of the violations, or why this actor may not give it. */
export function answerViolation(
  violations: readonly Violation[],
  answer: { readonly violationId: string; readonly statement: string },
  context: Context,
): { readonly answered: ReleaseEventBody & EntityEventBody } | Refused {
  const { violationId, statement } = answer;
  const violation = violations.find(each => each.violationId === violationId);
  const refused =
    refuseAnswering(violation, violationId, context) ??
    refuseStatement(statement, context.policy.minimumStatementLength);
  return refused
    ? { refused }
    : {
        answered: {
          type: 'violation-answered',
          data: { violationId, statement },
        },
      };
}

const answer: Decider<'answer-violation'> = (release, command, context) => {
  const result = answerViolation(release.violations, command, context);
  return 'refused' in result ? result : accepted(result.answered);
};

export const violationDeciders = { 'answer-violation': answer };
