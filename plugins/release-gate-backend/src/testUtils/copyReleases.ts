import type { Knex } from 'knex';
import { type SealedContent, seal } from 'backstage-plugin-release-gate-common';
import { emptyHead } from '../database/StreamFolder';
import { storesOn } from '../database/openDatabase';
import type { DbEventsRow } from '../database/tables';

/** The commit of a copy. */
export function copiedCommit(number: number): string {
  return number.toString(16).padStart(40, '0');
}

/** The id of a copy. */
function copiedId(number: number): string {
  return `01J${String(number).padStart(23, '0')}`;
}

/** Ids and commits are as long in the copy as they are in the original, and stand nowhere else; a copy has an end of its own, which nobody was told. */
function copyOf(
  row: DbEventsRow,
  original: { readonly id: string; readonly commit: string },
  number: number,
): SealedContent {
  const copy = JSON.parse(
    row.body
      .replaceAll(original.id, copiedId(number))
      .replaceAll(original.commit, copiedCommit(number)),
  );
  const { head: _, ...data } = copy.data;
  return { ...copy, data };
}

/**
 * Writes a release, with all that happened to it, down as often as asked for,
 * each time as another one of the same entity: a history with more releases
 * than the rules of today let anybody start.
 */
export async function copyReleases(
  knex: Knex,
  original: {
    readonly id: string;
    readonly commit: string;
    readonly entityRef: string;
  },
  count: number,
): Promise<void> {
  const entityId = `entity:${original.entityRef}`;
  const read = (streamId: string) =>
    knex<DbEventsRow>('events')
      .where('stream_id', streamId)
      .orderBy('sequence')
      .select<DbEventsRow[]>();
  const ofRelease = await read(`release:${original.id}`);
  const ofEntity = await read(entityId);
  const heads = new Map<string, { sequence: number; hash: string }>();
  const last = ofEntity[ofEntity.length - 1];
  heads.set(entityId, { sequence: last.sequence, hash: last.hash });
  const rows: Omit<DbEventsRow, 'position'>[] = [];
  const append = ({ streamId, ...content }: SealedContent) => {
    const head = heads.get(streamId) ?? emptyHead(streamId);
    const sequence = head.sequence + 1;
    const previousHash = head.hash;
    const sealed = seal({ ...content, streamId, sequence, previousHash });
    heads.set(streamId, { sequence, hash: sealed.hash });
    rows.push({
      stream_id: streamId,
      sequence,
      type: content.type,
      at: content.at,
      previous_hash: previousHash,
      ...sealed,
    });
  };
  for (let number = 1; number <= count; number++) {
    [...ofRelease, ...ofEntity]
      .filter(({ body }) => body.includes(original.id))
      .forEach(row => append(copyOf(row, original, number)));
  }
  await knex.batchInsert('events', rows, 50);
  await storesOn(knex).lists.rebuild();
}
