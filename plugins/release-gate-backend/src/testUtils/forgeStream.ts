import type { Knex } from 'knex';
import { type SealedContent, seal } from 'backstage-plugin-release-gate-common';
import { emptyHead } from '../database/StreamFolder';
import type { DbEventsRow } from '../database/tables';

/**
 * Rewrites a stream as somebody with the database in hand could who knows how
 * events are sealed: the triggers are off, and every hash is right afterwards.
 *
 * @param rewrite - gives an event in place of another
 */
export async function forgeStream(
  knex: Knex,
  streamId: string,
  rewrite: (event: SealedContent) => SealedContent,
): Promise<void> {
  if (knex.client.config.client === 'pg') {
    await knex.raw('alter table events disable trigger all');
  } else {
    const triggers: readonly { readonly name: string }[] = await knex(
      'sqlite_master',
    )
      .where({ type: 'trigger', tbl_name: 'events' })
      .select('name');
    for (const { name } of triggers) {
      await knex.raw(`drop trigger ${name}`);
    }
  }
  const rows = await knex<DbEventsRow>('events')
    .where('stream_id', streamId)
    .orderBy('sequence')
    .select<DbEventsRow[]>();
  let { hash: previousHash } = emptyHead(streamId);
  for (const row of rows) {
    const content = rewrite(JSON.parse(row.body));
    const sealed = seal({ ...content, previousHash });
    await knex<DbEventsRow>('events')
      .where({ stream_id: streamId, sequence: row.sequence })
      .update({ ...sealed, previous_hash: previousHash });
    previousHash = sealed.hash;
  }
}
