import type { Knex } from 'knex';
import {
  type SealedContent,
  genesisHash,
  verifyChain,
} from 'backstage-plugin-release-gate-common';
import {
  BrokenHistory,
  type Head,
  type Loaded,
} from '../application/EventStore';
import { laterOf } from '../application/timeOf';
import { StreamCache, sameHead } from './StreamCache';
import { readStream } from './readStream';
import type { DbEventsRow } from './tables';

const CACHED_STREAMS = 2_000;

/** The head of a stream without events. */
export function emptyHead(streamId: string): Head {
  return { sequence: 0, hash: genesisHash(streamId) };
}

type FlawIn<T> = (
  state: T | undefined,
  event: SealedContent,
) => string | undefined;

/**
 * Folds streams of one kind, and keeps what was folded: an event never changes,
 * so only what is new is read, and verified against the head that is known.
 */
export class StreamFolder<T extends object> {
  readonly #knex: Knex;
  readonly #step: (state: T | undefined, event: SealedContent) => T;
  readonly #flawIn: FlawIn<T>;
  readonly #cache = new StreamCache<T>(CACHED_STREAMS);

  /** @param flawIn - what is wrong with an event whose hash is right; nothing where it is not given */
  constructor(
    knex: Knex,
    step: (state: T | undefined, event: SealedContent) => T,
    flawIn: FlawIn<T> = () => undefined,
  ) {
    this.#knex = knex;
    this.#step = step;
    this.#flawIn = flawIn;
  }

  /** What is known of a stream without asking; it may have moved on. */
  known(streamId: string): Loaded<T> | undefined {
    return this.#cache.get(streamId);
  }

  /** As {@link fold}, without asking where what is known ends in `head`, the head that was just read. */
  async upTo(
    streamId: string,
    head: Head | undefined,
  ): Promise<Loaded<T> | undefined> {
    const known = this.#cache.get(streamId);
    return known && head && sameHead(known.head, head)
      ? known
      : this.fold(streamId);
  }

  /** What the events of a stream add up to, or undefined where there are none. @throws BrokenHistory */
  async fold(streamId: string): Promise<Loaded<T> | undefined> {
    const cached = this.#cache.get(streamId);
    const from = cached?.head ?? emptyHead(streamId);
    const tail = await this.#readAfter(streamId, cached?.head);
    const verified = verifyChain(streamId, tail, from);
    if ('broken' in verified) {
      const { sequence, reason } = verified.broken;
      throw new BrokenHistory(streamId, sequence, reason);
    }
    let { state, at } = cached ?? {};
    for (const event of verified.contents) {
      state = this.#stepTo(streamId, state, event);
      at = at === undefined ? event.at : laterOf(at, event.at);
    }
    if (state === undefined) {
      return undefined;
    }
    const last = tail.at(-1);
    const loaded = {
      state,
      head: last ? { sequence: last.sequence, hash: last.hash } : from,
      ...(at !== undefined && { at }),
    };
    this.#cache.put(streamId, loaded);
    return loaded;
  }

  /** What was just written need not be read again. */
  remember(streamId: string, loaded: Loaded<T>): void {
    this.#cache.put(streamId, loaded);
  }

  /** What cannot be folded is no event that this portal ever wrote. */
  #stepTo(streamId: string, state: T | undefined, event: SealedContent): T {
    try {
      const flaw = this.#flawIn(state, event);
      if (flaw === undefined) {
        return this.#step(state, event);
      }
      throw new BrokenHistory(streamId, event.sequence, flaw);
    } catch (error) {
      if (error instanceof BrokenHistory) {
        throw error;
      }
      throw new BrokenHistory(streamId, event.sequence, 'unreadable');
    }
  }

  /** The events after a head that is known, which has to be there still, to the letter. */
  async #readAfter(
    streamId: string,
    head: Head | undefined,
  ): Promise<readonly EventRow[]> {
    const from = head?.sequence ?? 1;
    const rows = await readStream<readonly EventRow[]>(streamId, from, () =>
      this.#knex<DbEventsRow>('events')
        .where('stream_id', streamId)
        .andWhere('sequence', '>=', from)
        .orderBy('sequence')
        .select('sequence', 'type', 'body', 'hash'),
    );
    if (!head) {
      return rows;
    }
    const [first, ...rest] = rows;
    if (first?.hash !== head.hash) {
      throw new BrokenHistory(streamId, head.sequence, 'head-missing');
    }
    return rest;
  }
}

type EventRow = Pick<DbEventsRow, 'sequence' | 'type' | 'body' | 'hash'>;
