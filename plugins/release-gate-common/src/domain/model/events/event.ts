import type { Actor } from '../actor';
import type { ApprovalEvent } from './approval';
import type { FindingEvent } from './checks';
import type { DeploymentEvent } from './deployments';
import type { DocumentEvent } from './documents';
import type { EntityEventBody } from './entity';
import type { ItemEvent } from './items';
import type { LifecycleEvent } from './lifecycle';
import type { RollbackEvent } from './rollback';
import type { TicketEvent } from './tickets';
import type { TimeEvent } from './time';

/**
 * Everything that can happen to a release. Past tense; never changed, never
 * removed.
 *
 * @public
 */
export type ReleaseEventBody =
  | LifecycleEvent
  | ItemEvent
  | FindingEvent
  | TicketEvent
  | TimeEvent
  | DocumentEvent
  | ApprovalEvent
  | DeploymentEvent
  | RollbackEvent;

/** @public */
export type ReleaseEventType = ReleaseEventBody['type'];

/**
 * An event's place and origin: `sequence` counts from 1 within its stream, `at`
 * is the server's time at receipt, and never before the event in front of it:
 * where the clock had gone back, `clock` keeps what it said.
 *
 * @public
 */
export interface EventOrigin {
  readonly sequence: number;
  readonly at: string;
  readonly clock?: string;
  readonly actor: Actor;
}

/** @public */
export type ReleaseEvent = ReleaseEventBody & EventOrigin;

/** @public */
export type EntityEvent = EntityEventBody & EventOrigin;

/** The event of one type, for what depends on its data. @public */
export type ReleaseEventOf<T extends ReleaseEventType> = Extract<
  ReleaseEventBody,
  { readonly type: T }
> &
  EventOrigin;

/** The entity's event of one type. @public */
export type EntityEventOf<T extends EntityEventBody['type']> = Extract<
  EntityEventBody,
  { readonly type: T }
> &
  EventOrigin;
