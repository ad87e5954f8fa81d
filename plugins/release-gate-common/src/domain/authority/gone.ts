import type { Command } from '../model/commands/command';
import type { Context } from '../model/context';
import { type Refusal, refusal } from '../model/refusals';
import { type Release, productionSuccess, rollbackOf } from '../model/release';

/** How a release of an entity that the catalog does not know any more still ends. */
const TO_END: ReadonlySet<Command['type']> = new Set<Command['type']>([
  'roll-back',
  'cancel',
]);

/** What closes a duty: what is left to do after the production deployment. */
const TO_CLOSE_DUTIES: ReadonlySet<Command['type']> = new Set<Command['type']>([
  'complete',
  'attach',
  'deliver',
  'log-time',
  'retry-time',
  'close-ticket',
]);

/** The same as the names of allowed actions. */
const ENDING_ACTIONS: readonly string[] = ['rollback', 'cancel'];
const CLOSING_ACTIONS: readonly string[] = [
  'complete',
  'attach',
  'deliver',
  'log-time',
  'close-ticket',
];

function mayHaveDuties(release: Release | undefined): boolean {
  return (
    release !== undefined &&
    (productionSuccess(release) !== undefined ||
      rollbackOf(release) !== undefined)
  );
}

/**
 * Why nobody may do this to an entity that the catalog does not know any more:
 * its releases end and their duties are closed, and nothing else happens to
 * it. Facts are recorded all the same.
 */
export function refuseOnGone(
  command: Command,
  release: Release | undefined,
  { actor, entity, entityGone }: Context,
): Refusal | undefined {
  const isAllowed =
    TO_END.has(command.type) ||
    (TO_CLOSE_DUTIES.has(command.type) && mayHaveDuties(release));
  return entityGone && actor.type === 'user' && !isAllowed
    ? refusal(
        'unknown-entity',
        `The catalog does not know ${entity.entityRef} any more`,
      )
    : undefined;
}

/** Whether anybody is offered the action on the release, as far as its entity goes. */
export function isOfferedOn(
  release: Release,
  action: string,
  { entityGone }: Pick<Context, 'entityGone'>,
): boolean {
  const [name] = action.split(':');
  return (
    !entityGone ||
    ENDING_ACTIONS.includes(name) ||
    (CLOSING_ACTIONS.includes(name) && mayHaveDuties(release))
  );
}
