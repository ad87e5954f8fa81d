import type { CommandOf, ReleaseCommand } from './commands/command';
import type { Context } from './context';
import type { EntityRecord } from './entity';
import type { EntityEventBody } from './events/entity';
import type {
  EntityEventOf,
  ReleaseEventBody,
  ReleaseEventOf,
  ReleaseEventType,
} from './events/event';
import type { Refused } from './refusals';
import type { Release, ReleaseNow } from './release';

/**
 * What deciding on a command comes to: the events that now hold, or a refusal
 * that changes nothing.
 *
 * @public
 */
export type DecideResult =
  | { readonly events: readonly ReleaseEventBody[] }
  | Refused;

/** Decides on commands of one type. */
export type Decider<T extends ReleaseCommand['type']> = (
  release: ReleaseNow,
  command: CommandOf<T>,
  context: Context,
) => DecideResult;

/** One decider for every type of command. */
export type Deciders = {
  readonly [T in ReleaseCommand['type']]: Decider<T>;
};

/** The release after an event of one type, apart from its bookkeeping. */
export type Evolver<T extends ReleaseEventType> = (
  release: Release,
  event: ReleaseEventOf<T>,
) => Release;

/** One evolver for every type of event that follows the start. */
export type Evolvers = {
  readonly [T in Exclude<ReleaseEventType, 'release-started'>]: Evolver<T>;
};

/** One evolver for every type of event of an entity. */
export type EntityEvolvers = {
  readonly [T in EntityEventBody['type']]: (
    record: EntityRecord,
    event: EntityEventOf<T>,
  ) => EntityRecord;
};

/** An accepted command, with the events that it leads to. */
export function accepted(...events: readonly ReleaseEventBody[]): {
  readonly events: readonly ReleaseEventBody[];
} {
  return { events };
}
