import type { Knex } from 'knex';
import type {
  EntityRecord,
  Release,
} from 'backstage-plugin-release-gate-common';
import type { Loaded } from '../../application/ReleaseStore';
import type { DbEventsRow } from '../tables';
import { writeProjections } from './writeProjections';

/**
 * Computes every list anew from the events: entity by entity, each in a
 * transaction of its own, so that readers always find either the old or the new
 * rows. What the events do not know is removed.
 */
export async function rebuildProjections(
  knex: Knex,
  load: {
    readonly entity: (ref: string) => Promise<Loaded<EntityRecord>>;
    readonly release: (id: string) => Promise<Loaded<Release> | undefined>;
  },
): Promise<number> {
  const streams = await knex<DbEventsRow>('events')
    .distinct('stream_id')
    .where('stream_id', 'like', 'entity:%')
    .orderBy('stream_id');
  for (const { stream_id: streamId } of streams) {
    const entityRef = streamId.slice('entity:'.length);
    const entity = (await load.entity(entityRef)).state;
    const releases: Record<string, Release> = {};
    for (const { id } of entity.releases) {
      const loaded = await load.release(id);
      if (loaded) {
        releases[id] = loaded.state;
      }
    }
    const ids = Object.keys(releases);
    await knex.transaction(async tx => {
      await tx('violations').where('entity_ref', entityRef).delete();
      await tx('documents').where('entity_ref', entityRef).delete();
      await tx('releases').where('entity_ref', entityRef).delete();
      await writeProjections(tx, { entity, releases }, ids);
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
