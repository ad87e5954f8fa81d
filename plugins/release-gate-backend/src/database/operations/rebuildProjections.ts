import type { Knex } from 'knex';
import { isError } from '@backstage/errors';
import type { EntityRef, Release } from 'backstage-plugin-release-gate-common';
import {
  BrokenHistory,
  type EventStore,
  entityOfStream,
} from '../../application/EventStore';
import { inTransaction } from '../inTransaction';
import type { DbEventsRow } from '../tables';
import { isSqlite } from '../withConnection';
import { writeProjections } from './writeProjections';

/** Reads the history through the given connection alone. */
export type ReadHistory = (
  tx: Knex,
) => Pick<EventStore, 'loadEntity' | 'loadRelease'>;

/** How often an entity that others write to meanwhile is begun anew. */
const ATTEMPTS = 10;
/** SQLSTATE 40001 and 40P01, PostgreSQL's "serialization failure" and "deadlock detected": somebody else was first. */
const OVERTAKEN: readonly unknown[] = ['40001', '40P01'];

/**
 * Computes every list anew from the events: entity by entity, each read and
 * written in a transaction of its own, so that readers always find either the
 * old or the new rows, and nothing that is written meanwhile is lost. What the
 * events do not know is removed. Of a history that is not whole the rows stay
 * as they are: they are what is left to show of it.
 *
 * @returns how many releases are listed
 */
export async function rebuildProjections(
  knex: Knex,
  readHistory: ReadHistory,
): Promise<number> {
  const streams = await knex<DbEventsRow>('events')
    .distinct('stream_id')
    .where('stream_id', 'like', 'entity:%')
    .orderBy('stream_id');
  for (const { stream_id: streamId } of streams) {
    await rebuildEntity(knex, readHistory, entityOfStream(streamId));
  }
  const isUnknown = (table: string) =>
    knex(table).whereRaw(
      `not exists (select 1 from events where stream_id = 'entity:' || ${table}.entity_ref)`,
    );
  await isUnknown('releases').delete();
  await knex('release_words')
    .whereNotIn('release_id', knex('releases').select('id'))
    .delete();
  await isUnknown('documents').delete();
  await isUnknown('violations').delete();
  await isUnknown('commit_uses').delete();
  const count = await knex('releases').count({ count: '*' }).first();
  return Number(count?.count ?? 0);
}

async function rebuildEntity(
  knex: Knex,
  readHistory: ReadHistory,
  entityRef: EntityRef,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await inTransaction(knex, async tx => {
        if (!isSqlite(knex)) {
          // All of it sees one moment; who wrote since then makes it fail.
          await tx.raw('set transaction isolation level repeatable read');
        }
        await rewrite(tx, readHistory(tx), entityRef);
      });
      return;
    } catch (error) {
      if (error instanceof BrokenHistory) {
        return;
      }
      const isOvertaken = isError(error) && OVERTAKEN.includes(error.code);
      if (!isOvertaken || attempt === ATTEMPTS) {
        throw error;
      }
    }
  }
}

async function rewrite(
  tx: Knex,
  history: ReturnType<ReadHistory>,
  entityRef: EntityRef,
): Promise<void> {
  const { entity } = await history.loadEntity(entityRef);
  const releases: Record<string, Release> = {};
  const kept: string[] = [];
  for (const { id } of entity.state.releases) {
    try {
      const loaded = await history.loadRelease(id);
      if (loaded) {
        releases[id] = loaded.state;
      }
    } catch (error) {
      if (!(error instanceof BrokenHistory)) {
        throw error;
      }
      kept.push(id);
    }
  }
  for (const [table, column] of [
    ['violations', 'release_id'],
    ['documents', 'release_id'],
    ['commit_uses', 'release_id'],
    ['releases', 'id'],
  ]) {
    await removeRows(tx, { table, column, entityRef, kept });
  }
  await writeProjections(tx, { entity: entity.state, releases });
}

async function removeRows(
  tx: Knex,
  rows: {
    readonly table: string;
    readonly column: string;
    readonly entityRef: EntityRef;
    readonly kept: readonly string[];
  },
): Promise<void> {
  const { table, column, entityRef, kept } = rows;
  if (kept.length === 0) {
    await tx(table).where('entity_ref', entityRef).delete();
    return;
  }
  const ids: readonly { readonly [column: string]: string | null }[] = await tx(
    table,
  )
    .where('entity_ref', entityRef)
    .distinct(column);
  const isKept = new Set(kept);
  for (const { [column]: id } of ids) {
    if (id === null || !isKept.has(id)) {
      await tx(table)
        .where({ entity_ref: entityRef, [column]: id })
        .delete();
    }
  }
}
