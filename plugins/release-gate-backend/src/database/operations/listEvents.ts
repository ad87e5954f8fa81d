import type { Knex } from 'knex';
import type {
  EventJson,
  Page,
  SealedContent,
} from 'backstage-plugin-release-gate-common';
import { releaseStream } from '../../application/EventStore';
import type { PageQuery } from '../../application/ReleaseLists';
import { invalidInput } from '../../application/invalidInput';
import type { DbEventsRow } from '../tables';

/** A page of the history of a release, oldest first. @throws InputError for a cursor that was not given out */
export async function listEvents(
  knex: Knex,
  releaseId: string,
  page: PageQuery,
): Promise<Page<EventJson>> {
  const ofRelease = () =>
    knex<DbEventsRow>('events').where('stream_id', releaseStream(releaseId));
  const rows: readonly Pick<DbEventsRow, 'body' | 'hash'>[] = await ofRelease()
    .andWhere('sequence', '>', readSequence(page.cursor))
    .orderBy('sequence')
    .limit(page.limit + 1)
    .select('body', 'hash');
  const total = await ofRelease().count({ count: '*' }).first();
  const items = rows.slice(0, page.limit).map(toEventJson);
  return {
    items,
    pageInfo:
      rows.length > page.limit
        ? { nextCursor: String(items[items.length - 1].sequence) }
        : {},
    totalItems: Number(total?.count ?? 0),
  };
}

function toEventJson({
  body,
  hash,
}: Pick<DbEventsRow, 'body' | 'hash'>): EventJson {
  const content: SealedContent = JSON.parse(body);
  const { sequence, type, at, actor, data, previousHash } = content;
  // Only the core's events are ever sealed.
  return {
    sequence,
    type,
    at,
    actor,
    data,
    hash,
    previousHash,
  } as EventJson;
}

function readSequence(cursor: string | undefined): number {
  if (cursor !== undefined && !/^\d{1,9}$/.test(cursor)) {
    throw invalidInput('cursor is not one that was given out');
  }
  return Number(cursor ?? 0);
}
