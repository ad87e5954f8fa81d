import DataLoader from 'dataloader';
import type { Knex } from 'knex';
import type { Head } from '../application/EventStore';
import { databaseTime } from './databaseTime';

/** More streams than this are asked about in several statements. */
const LARGEST_BATCH = 100;

/** The heads of some streams, and the time at which they were read. */
export interface Heads {
  /** A stream without events is missing. */
  readonly heads: ReadonlyMap<string, Head>;
  readonly now: string;
}

/** The time, and for every stream its head as `sequence hash`, or null. */
interface HeadsRow {
  readonly now: string;
  readonly [head: `h${number}`]: string | null;
}

/**
 * Reads the heads of streams with the time, in one statement for everybody who
 * asks in the same turn of the event loop: the gate's whole cost. What somebody
 * asks for together is read together, and never before it was asked for.
 */
export class HeadReader {
  readonly #knex: Knex;
  readonly #loader: DataLoader<readonly string[], Heads>;

  constructor(knex: Knex) {
    this.#knex = knex;
    this.#loader = new DataLoader(groups => this.#readAll(groups), {
      cache: false,
      maxBatchSize: LARGEST_BATCH,
      batchScheduleFn: read => setImmediate(read),
    });
  }

  read(streamIds: readonly string[]): Promise<Heads> {
    return this.#loader.load(streamIds);
  }

  async #readAll(
    groups: readonly (readonly string[])[],
  ): Promise<readonly Heads[]> {
    const knex = this.#knex;
    const streamIds = [...new Set(groups.flat())];
    // In raw SQL, and small, since it is parsed anew every time; each head is a
    // look-up in the index of its own.
    const columns = [
      `${databaseTime(knex)} as now`,
      ...streamIds.map(
        (_, index) =>
          `(select sequence || ' ' || hash from events where stream_id = ? order by sequence desc limit 1) as h${index}`,
      ),
    ];
    const result = await knex.raw(`select ${columns.join(', ')}`, streamIds);
    const [row]: readonly HeadsRow[] = Array.isArray(result)
      ? result
      : result.rows;
    const found = new Map<string, Head>();
    streamIds.forEach((streamId, index) => {
      const [sequence, hash] = row[`h${index}`]?.split(' ') ?? [];
      if (hash !== undefined) {
        found.set(streamId, { sequence: Number(sequence), hash });
      }
    });
    return groups.map(() => ({ heads: found, now: row.now }));
  }
}
