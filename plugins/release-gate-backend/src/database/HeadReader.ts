import DataLoader from 'dataloader';
import type { Knex } from 'knex';
import type { Head } from '../application/EventStore';
import { inChunks } from '../application/inChunks';
import { databaseFaultOf, isDamage } from './databaseFaultOf';
import { databaseTime } from './databaseTime';
import { isSqlite } from './withConnection';

/** Questions of more streams than this are read on their own. */
const SMALL_QUESTION = 8;
/** So many small questions at most are read in one statement. */
const QUESTIONS_AT_ONCE = 50;
/** No statement asks about more streams than this, whoever asks, so that none takes long. */
const STREAMS_AT_ONCE = SMALL_QUESTION * QUESTIONS_AT_ONCE;

/** The heads of some streams, and the time at which they were read. */
export interface Heads {
  /** A stream without events is missing, and so is one whose end cannot be read. */
  readonly heads: ReadonlyMap<string, Head>;
  /** The streams whose end stands where the database's file is damaged. */
  readonly damaged: ReadonlySet<string>;
  readonly now: string;
}

/** The time, and a stream with its head as `sequence hash`, or nulls. */
interface HeadsRow {
  readonly now: string;
  readonly id: string | null;
  readonly head: string | null;
}

/**
 * Reads the heads of streams with the time: the gate's whole cost. What is
 * asked in the same turn of the event loop is read in one statement, as far as
 * it is small; who asks about many streams has statements of their own, each of
 * a bounded size, and nobody waits for them. What somebody asks for together is
 * never read before it was asked for.
 */
export class HeadReader {
  readonly #knex: Knex;
  readonly #loader: DataLoader<readonly string[], Heads>;

  constructor(knex: Knex) {
    this.#knex = knex;
    this.#loader = new DataLoader(questions => this.#readTogether(questions), {
      cache: false,
      maxBatchSize: QUESTIONS_AT_ONCE,
      batchScheduleFn: read => setImmediate(read),
    });
  }

  read(streamIds: readonly string[]): Promise<Heads> {
    return streamIds.length <= SMALL_QUESTION
      ? this.#loader.load(streamIds)
      : this.#readInParts(streamIds);
  }

  /** One question's fault is that question's: where the database refuses them together, each is asked alone. */
  async #readTogether(
    questions: readonly (readonly string[])[],
  ): Promise<readonly (Heads | Error)[]> {
    const streamIds = [...new Set(questions.flat())];
    try {
      const heads = await this.#readOnce(streamIds);
      return questions.map(() => heads);
    } catch (error) {
      if (questions.length === 1 || databaseFaultOf(error) === 'unavailable') {
        throw error;
      }
    }
    const answers: (Heads | Error)[] = [];
    for (const question of questions) {
      answers.push(
        await this.#readOnce(question).catch((error: Error) => error),
      );
    }
    return answers;
  }

  async #readInParts(streamIds: readonly string[]): Promise<Heads> {
    const parts: Heads[] = [];
    await inChunks(streamIds, STREAMS_AT_ONCE, async some => {
      parts.push(await this.#readOnce(some));
    });
    return joined(parts);
  }

  /** Where a file is damaged, each stream is asked for alone: the others are not to suffer for it. */
  async #readOnce(streamIds: readonly string[]): Promise<Heads> {
    try {
      return await this.#readInOneStatement(streamIds);
    } catch (error) {
      if (!isDamage(error)) {
        throw error;
      }
    }
    const parts: Heads[] = [await this.#readInOneStatement([])];
    for (const streamId of streamIds) {
      try {
        parts.push(await this.#readInOneStatement([streamId]));
      } catch (error) {
        if (!isDamage(error)) {
          throw error;
        }
        const { now } = parts[0];
        parts.push({ heads: new Map(), damaged: new Set([streamId]), now });
      }
    }
    return joined(parts);
  }

  async #readInOneStatement(streamIds: readonly string[]): Promise<Heads> {
    const knex = this.#knex;
    const list = isSqlite(knex)
      ? 'json_each(?) as streams'
      : 'json_array_elements_text(?::json) as streams(value)';
    // In raw SQL, and the same for any number of streams; each head is a look-up
    // in the index of its own. The time is there also where no stream is.
    const result = await knex.raw(
      `select ${databaseTime(knex)} as now, streams.value as id,
        (select sequence || ' ' || hash from events where stream_id = streams.value order by sequence desc limit 1) as head
        from (select 1) as one left join ${list} on true`,
      [JSON.stringify(streamIds)],
    );
    const rows: readonly HeadsRow[] = Array.isArray(result)
      ? result
      : result.rows;
    const heads = new Map<string, Head>();
    for (const { id, head } of rows) {
      const [sequence, hash] = head?.split(' ') ?? [];
      if (id !== null && hash !== undefined) {
        heads.set(id, { sequence: Number(sequence), hash });
      }
    }
    return { heads, damaged: new Set(), now: rows[0].now };
  }
}

/** The time is that of the last part: nothing in it is younger. */
function joined(parts: readonly Heads[]): Heads {
  return {
    heads: new Map(parts.flatMap(({ heads }) => [...heads])),
    damaged: new Set(parts.flatMap(({ damaged }) => [...damaged])),
    now: parts[parts.length - 1].now,
  };
}
