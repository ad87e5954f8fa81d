import { z } from 'zod/v4';
import type { Actor } from '../../domain/model/actor';
import type {
  EventOrigin,
  ReleaseEvent,
} from '../../domain/model/events/event';
import { eventData } from './eventData';
import { type SchemasOf, exactly, instant, named } from './exactly';
import { type Page, pageFields } from './page';

/** An event's links of the hash chain. */
interface ChainLinks {
  readonly hash: string;
  readonly previousHash: string;
}

/**
 * What stands in a history from where it breaks: the text, to the letter, and
 * nothing that it says is to be believed. `at` is what the row says, of any
 * form; nobody is known to have caused it.
 *
 * @public
 */
export interface UnprovenEventJson extends ChainLinks {
  readonly type: 'unproven';
  readonly sequence: number;
  readonly at: string;
  readonly actor: { readonly type: 'system'; readonly ref: 'unknown' };
  readonly data: { readonly body: string };
}

/** Something that happened to a release, with its place in the hash chain. @public */
export type EventJson = (ReleaseEvent & ChainLinks) | UnprovenEventJson;

/**
 * The history of a release; `broken` where it is not the chain that was
 * written: from there on nothing is proven.
 *
 * @public
 */
export interface EventPageJson extends Page<EventJson> {
  readonly broken?: { readonly sequence: number; readonly reason: string };
}

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
  clock: instant.optional(),
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
    z.strictObject({
      ...place,
      type: z.literal('unproven'),
      at: z.string(),
      actor: z.strictObject({
        type: z.literal('system'),
        ref: z.literal('unknown'),
      }),
      data: z.strictObject({ body: z.string() }),
    }),
  ]) as unknown as z.ZodType<EventJson>,
);

export const eventPage = named(
  'EventPage',
  exactly<EventPageJson>({
    ...pageFields(eventJson),
    broken: exactly<NonNullable<EventPageJson['broken']>>({
      sequence: z.int(),
      reason: z.string(),
    }).optional(),
  }),
);
