import type { Actor } from './actor';
import type { EntityRecord } from './entity';
import type { EntityEventBody } from './events/entity';
import type {
  EntityEvent,
  ReleaseEvent,
  ReleaseEventBody,
} from './events/event';
import type { Release } from './release';

/**
 * An entity and those of its releases that a decision may look at.
 *
 * @public
 */
export interface World {
  readonly entity: EntityRecord;
  readonly releases: Readonly<Record<string, Release>>;
}

/** What is to be appended, before it has a place in its streams. */
export interface Plan {
  readonly entity: readonly EntityEventBody[];
  readonly releases: Readonly<Record<string, readonly ReleaseEventBody[]>>;
}

/**
 * The events of one accepted command, by stream, each with its place. They
 * are appended all together or not at all.
 *
 * @public
 */
export interface Appends {
  readonly entity: readonly EntityEvent[];
  readonly releases: Readonly<Record<string, readonly ReleaseEvent[]>>;
}

/** When the events of a plan happen, and who causes them. */
export interface Origin {
  readonly at: string;
  readonly actor: Actor;
}
