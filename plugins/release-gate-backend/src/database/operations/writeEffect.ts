import type { Knex } from 'knex';
import { type Effect, laneOf } from '../../application/Outbox';
import type { DbOutboxRow } from '../tables';

/**
 * Writes an effect to the outbox, to be done from now on. One that is there
 * already is left as it is.
 *
 * @returns whether it is new
 */
export async function writeEffect(
  knex: Knex,
  effect: Effect,
  now: string,
): Promise<boolean> {
  const row: DbOutboxRow = {
    id: effect.id,
    effect: JSON.stringify(effect),
    lane: laneOf(effect),
    created_at: now,
    due_at: now,
    claim: null,
    claimed_until: null,
    attempts: 0,
    done_at: null,
    last_error: null,
  };
  const written = await knex<DbOutboxRow>('outbox')
    .insert(row)
    .onConflict('id')
    .ignore()
    .returning('id');
  return written.length > 0;
}
