import { isOffered } from '../authority/agents';
import { refuseStarting } from '../lifecycle/start';
import type { Context } from '../model/context';
import type { EnvironmentName } from '../model/names';
import { productionEnvironments } from '../model/policy';
import type { Violation } from '../model/violation';
import { refuseAnswering } from '../violations/decide';

/**
 * What the actor of the context may do with the entity apart from any one
 * release, asked of the rules that decide on the commands: `start`, and
 * `answer-violation:<id>` for the violations given.
 *
 * @public
 */
export function entityActions(
  violations: readonly (Pick<Violation, 'answer'> & { readonly id: string })[],
  context: Context,
): readonly string[] {
  const start = startEnvironments(context).length > 0 ? ['start'] : [];
  const answers = violations
    .filter(
      violation =>
        refuseAnswering(violation, violation.id, context) === undefined,
    )
    .map(({ id }) => `answer-violation:${id}`);
  return [...start, ...answers].filter(
    name => !context.entityGone && isOffered(context.actor, name),
  );
}

/**
 * The production environments for which the actor of the context may start a
 * release of the entity.
 *
 * @public
 */
export function startEnvironments(
  context: Context,
): readonly EnvironmentName[] {
  return context.entityGone || !isOffered(context.actor, 'start')
    ? []
    : productionEnvironments(context.policy).filter(
        environment => refuseStarting(context, environment) === undefined,
      );
}
