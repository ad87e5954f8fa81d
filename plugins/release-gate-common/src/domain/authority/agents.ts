import type { Actor } from '../model/actor';
import type { Command } from '../model/commands/command';
import { type Refusal, refusal } from '../model/refusals';

/**
 * All that a plugin or an agent may do for a user, besides reading, asking,
 * drafting and running checks. What is not in this list needs the person.
 */
const AGENT_MAY: ReadonlySet<Command['type']> = new Set<Command['type']>([
  'start',
  'amend',
  'attach',
  'link-ticket',
  'unlink-ticket',
  'request',
  'log-time',
]);

/** The same as the names of allowed actions. */
const AGENT_ACTIONS: readonly string[] = [
  'start',
  'amend',
  'amend:content',
  'attach',
  'link',
  'request',
  'log-time',
  'run-checks',
];

/** Whether somebody else than the user themselves acts. */
function isAgent(actor: Actor): boolean {
  return actor.type === 'user' && actor.actor !== undefined;
}

/** Why this command needs a person who acts directly; undefined where it does not, or one does. */
export function refuseAgent(
  actor: Actor,
  command: Command,
): Refusal | undefined {
  const isRaising =
    command.type === 'amend' && command.usersAffected !== undefined;
  return isAgent(actor) && (!AGENT_MAY.has(command.type) || isRaising)
    ? refusal('not-a-person', 'Only a person may do this, acting directly')
    : undefined;
}

/** Whether the actor may ever be offered the action. */
export function isOffered(actor: Actor, action: string): boolean {
  return !isAgent(actor) || AGENT_ACTIONS.includes(action);
}
