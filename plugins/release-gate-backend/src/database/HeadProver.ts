import type { StreamHead } from 'backstage-plugin-release-gate-common';
import type { Knex } from 'knex';
import { LRUCache } from 'lru-cache';
import { BrokenHistory } from '../application/EventStore';
import { readStream } from './readStream';
import type { DbEventsRow } from './tables';

const REMEMBERED = 10_000;

/**
 * Proves that a stream still holds the event that another stream names as its
 * end: one look-up for each end that is new, since events never change.
 */
export class HeadProver {
  readonly #knex: Knex;
  readonly #proven = new LRUCache<string, true>({ max: REMEMBERED });

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** @throws BrokenHistory where the event is another one, or is gone */
  async prove(streamId: string, { sequence, hash }: StreamHead): Promise<void> {
    const key = `${streamId} ${sequence} ${hash}`;
    if (this.#proven.has(key)) {
      return;
    }
    const row = await readStream(streamId, sequence, () =>
      this.#knex<DbEventsRow>('events')
        .where({ stream_id: streamId, sequence })
        .first('hash'),
    );
    if (row?.hash !== hash) {
      throw new BrokenHistory(
        streamId,
        sequence,
        row ? 'not-as-the-entity-says' : 'head-missing',
      );
    }
    this.#proven.set(key, true);
  }
}
