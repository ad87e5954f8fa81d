import { seal } from 'backstage-plugin-release-gate-common';
import {
  ENTITY_STREAMS,
  type Head,
  type StreamAppend,
  releaseStream,
} from '../../application/EventStore';
import { emptyHead } from '../StreamFolder';
import type { DbEventsRow } from '../tables';

type Event = StreamAppend['events'][number];

/** The rows of all appends, in the order of their stream ids, so that two commands never wait for each other. */
export function sealAppends(
  appends: readonly StreamAppend[],
): readonly DbEventsRow[] {
  const isOfEntity = ({ streamId }: StreamAppend) =>
    streamId.startsWith(ENTITY_STREAMS);
  const ofReleases = appends.filter(append => !isOfEntity(append));
  const rows = ofReleases.flatMap(append => sealStream(append));
  // The entity is told where its releases end, so it comes after them.
  const heads = new Map(
    rows.map(({ stream_id: id, sequence, hash }) => [id, { sequence, hash }]),
  );
  const told = appends.filter(isOfEntity).map(append => ({
    ...append,
    events: append.events.map(event => withHead(event, heads)),
  }));
  return [...rows, ...told.flatMap(sealStream)].sort(
    (a, b) => compareText(a.stream_id, b.stream_id) || a.sequence - b.sequence,
  );
}

/** The release whose end an event of an entity names, where it names one. */
export function namedRelease({ type, data }: Event): string | undefined {
  return type === 'release-moved' || type === 'deployment-recorded'
    ? (data as { readonly releaseId?: string }).releaseId
    : undefined;
}

function withHead(event: Event, heads: ReadonlyMap<string, Head>): Event {
  const id = namedRelease(event);
  const head = id === undefined ? undefined : heads.get(releaseStream(id));
  return head
    ? ({ ...event, data: { ...(event.data as object), head } } as Event)
    : event;
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
