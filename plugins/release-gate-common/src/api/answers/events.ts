import { z } from 'zod/v4';
import type { Actor } from '../../domain/model/actor';
import type {
  EventOrigin,
  ReleaseEvent,
} from '../../domain/model/events/event';
import { eventData } from './eventData';
import { type SchemasOf, exactly, instant, named } from './exactly';
import { pageOf } from './page';

/** An event's links of the hash chain. */
interface ChainLinks {
  readonly hash: string;
  readonly previousHash: string;
}

/** Something that happened to a release, with its place in the hash chain. @public */
export type EventJson = ReleaseEvent & ChainLinks;

type ActorOf<T extends Actor['type']> = Extract<Actor, { type: T }>;

const actor: z.ZodType<Actor> = named(
  'Actor',
  z.union([
    exactly<ActorOf<'user'>>({
      type: z.literal('user'),
      ref: z.string(),
      actor: z.string().optional(),
    }),
    exactly<ActorOf<'service'>>({
      type: z.literal('service'),
      ref: z.string(),
    }),
    exactly<ActorOf<'system'>>({ type: z.literal('system'), ref: z.string() }),
  ]),
);

const place: SchemasOf<EventOrigin & ChainLinks> = {
  sequence: z.int(),
  at: instant,
  actor,
  hash: z.string(),
  previousHash: z.string(),
};

const [first, ...others] = Object.entries(eventData).map(([type, data]) =>
  z.strictObject({ type: z.literal(type), data, ...place }),
);

const eventJson = named(
  'Event',
  // Which data belongs to which type is lost to the compiler in the look-up.
  z.discriminatedUnion('type', [
    first,
    ...others,
  ]) as unknown as z.ZodType<EventJson>,
);

export const eventPage = pageOf('EventPage', eventJson);
