import { isOffered } from '../authority/agents';
import { refuseStarting } from '../lifecycle/start';
import type { Context } from '../model/context';
import { productionEnvironment } from '../model/policy';
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
  const actions = [
    [
      'start',
      refuseStarting(context, productionEnvironment(context.policy)),
    ] as const,
    ...violations.map(
      violation =>
        [
          `answer-violation:${violation.id}`,
          refuseAnswering(violation, violation.id, context),
        ] as const,
    ),
  ];
  return actions
    .filter(
      ([name, refused]) =>
        refused === undefined &&
        !context.entityGone &&
        isOffered(context.actor, name),
    )
    .map(([name]) => name);
}
