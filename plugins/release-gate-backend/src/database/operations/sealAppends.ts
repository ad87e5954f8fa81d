import { seal } from 'backstage-plugin-release-gate-common';
import type { StreamAppend } from '../../application/EventStore';
import { emptyHead } from '../StreamFolder';
import type { DbEventsRow } from '../tables';

/** The rows of all appends, in the order of their stream ids, so that two commands never wait for each other. */
export function sealAppends(
  appends: readonly StreamAppend[],
): readonly DbEventsRow[] {
  return [...appends]
    .sort((a, b) => compareText(a.streamId, b.streamId))
    .flatMap(sealStream);
}

function sealStream({
  streamId,
  expectedHead = emptyHead(streamId),
  events,
}: StreamAppend): readonly DbEventsRow[] {
  let previousHash = expectedHead.hash;
  return events.map(({ sequence, type, at, clock, actor, data }) => {
    const { body, hash } = seal({
      streamId,
      sequence,
      type,
      at,
      actor,
      data,
      ...(clock !== undefined && { clock }),
      previousHash,
    });
    const row = {
      stream_id: streamId,
      sequence,
      type,
      at,
      body,
      previous_hash: previousHash,
      hash,
    };
    previousHash = hash;
    return row;
  });
}

/** By code units: the same order on every machine. */
function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
