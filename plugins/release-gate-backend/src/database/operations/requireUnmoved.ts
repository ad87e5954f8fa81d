import type { Knex } from 'knex';
import { AppendConflict, type ReadHead } from '../../application/EventStore';
import { inChunks } from '../../application/inChunks';
import type { DbEventsRow } from '../tables';

/** How many streams one statement asks about. */
const STREAMS_AT_ONCE = 500;

/** Streams never become shorter, so their length says whether they moved. @throws AppendConflict */
export async function requireUnmoved(
  tx: Knex,
  readHeads: readonly ReadHead[],
): Promise<void> {
  await inChunks(readHeads, STREAMS_AT_ONCE, async some => {
    const rows = await tx<DbEventsRow>('events')
      .whereIn(
        'stream_id',
        some.map(({ streamId }) => streamId),
      )
      .groupBy('stream_id')
      .select('stream_id')
      .max({ sequence: 'sequence' });
    const lengths = new Map(
      rows.map(row => [String(row.stream_id), Number(row.sequence)]),
    );
    const moved = some.filter(
      ({ streamId, head }) => (lengths.get(streamId) ?? 0) !== head.sequence,
    );
    if (moved.length > 0) {
      throw new AppendConflict(moved.map(({ streamId }) => streamId));
    }
  });
}
