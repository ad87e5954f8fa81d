import type { Knex } from 'knex';
import {
  type ReleaseId,
  type EventJson,
  type EventPageJson,
  type SealedContent,
  textBeginning,
  verifyChain,
} from 'backstage-plugin-release-gate-common';
import {
  type BrokenHistory,
  releaseStream,
} from '../../application/EventStore';
import type { PageQuery } from '../../application/ReleaseLists';
import { invalidInput } from '../../application/invalidInput';
import { readStream } from '../readStream';
import type { DbEventsRow } from '../tables';

/** As much of a text that is not proven is shown. */
const SHOWN_OF_BODY = 10_000;

/**
 * A page of the history of a release, oldest first. It is verified whole, so
 * that every page says where it breaks, and shows from there what stands there.
 *
 * @throws InputError for a cursor that was not given out
 * @throws BrokenHistory where the database cannot read it
 */
export async function listEvents(
  knex: Knex,
  subject: {
    readonly releaseId: ReleaseId;
    /** What is wrong with it though its chain may be whole. */
    readonly flaw: BrokenHistory | undefined;
  },
  page: PageQuery,
): Promise<EventPageJson> {
  const after = readSequence(page.cursor);
  const streamId = releaseStream(subject.releaseId);
  const rows = await readStream(streamId, 1, () =>
    knex<DbEventsRow>('events')
      .where('stream_id', streamId)
      .orderBy('sequence')
      .select<DbEventsRow[]>(),
  );
  const verified = verifyChain(streamId, rows);
  const broken = 'broken' in verified ? verified.broken : subject.flaw;
  const from = rows.findIndex(({ sequence }) => sequence > after);
  const shown = from < 0 ? [] : rows.slice(from, from + page.limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row, index) =>
      broken && from + index + 1 >= broken.sequence
        ? unproven(row)
        : toEventJson(row),
    ),
    pageInfo:
      last && last !== rows.at(-1) ? { nextCursor: String(last.sequence) } : {},
    totalItems: rows.length,
    ...(broken && {
      broken: { sequence: broken.sequence, reason: broken.reason },
    }),
  };
}

function toEventJson({ body, hash }: DbEventsRow): EventJson {
  const content: SealedContent = JSON.parse(body);
  const { sequence, type, at, clock, actor, data, previousHash } = content;
  // Only the core's events are ever sealed.
  return {
    sequence,
    type,
    at,
    ...(clock !== undefined && { clock }),
    actor,
    data,
    hash,
    previousHash,
  } as EventJson;
}

function unproven(row: DbEventsRow): EventJson {
  return {
    type: 'unproven',
    sequence: row.sequence,
    at: row.at,
    actor: { type: 'system', ref: 'unknown' },
    data: { body: textBeginning(row.body, SHOWN_OF_BODY) },
    hash: row.hash,
    previousHash: row.previous_hash,
  };
}

function readSequence(cursor: string | undefined): number {
  if (cursor !== undefined && !/^\d{1,9}$/.test(cursor)) {
    throw invalidInput('cursor is not one that was given out');
  }
  return Number(cursor ?? 0);
}
