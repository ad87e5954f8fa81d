import type { Knex } from 'knex';
import type { Release } from 'backstage-plugin-release-gate-common';
import type { EventStore } from '../../application/EventStore';
import { inTransaction } from '../inTransaction';
import type { DbEventsRow } from '../tables';
import { writeProjections } from './writeProjections';

/**
 * Computes every list anew from the events: entity by entity, each in a
 * transaction of its own, so that readers always find either the old or the new
 * rows. What the events do not know is removed.
 */
export async function rebuildProjections(
  knex: Knex,
  history: Pick<EventStore, 'loadEntity' | 'loadRelease'>,
): Promise<number> {
  const streams = await knex<DbEventsRow>('events')
    .distinct('stream_id')
    .where('stream_id', 'like', 'entity:%')
    .orderBy('stream_id');
  for (const { stream_id: streamId } of streams) {
    const entityRef = streamId.slice('entity:'.length);
    const { entity } = await history.loadEntity(entityRef);
    const releases: Record<string, Release> = {};
    for (const { id } of entity.state.releases) {
      const loaded = await history.loadRelease(id);
      if (loaded) {
        releases[id] = loaded.state;
      }
    }
    await inTransaction(knex, async tx => {
      await tx('violations').where('entity_ref', entityRef).delete();
      await tx('documents').where('entity_ref', entityRef).delete();
      await tx('releases').where('entity_ref', entityRef).delete();
      await writeProjections(tx, { entity: entity.state, releases });
    });
  }
  const isUnknown = (table: string) =>
    knex(table).whereRaw(
      `not exists (select 1 from events where stream_id = 'entity:' || ${table}.entity_ref)`,
    );
  await isUnknown('releases').delete();
  await isUnknown('documents').delete();
  await isUnknown('violations').delete();
  const count = await knex('releases').count({ count: '*' }).first();
  return Number(count?.count ?? 0);
}
