// @ts-check

/**
 * SQLite has statements that take the place of a row without an update or a
 * delete that a trigger would see (REPLACE INTO, INSERT OR REPLACE): an event
 * can only be inserted where there is none. PostgreSQL has no such statement,
 * and the trigger that it has refuses ON CONFLICT DO UPDATE.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  if (knex.client.config.client === 'pg') {
    return;
  }
  // A position that is not given is no number above 0 here.
  await knex.raw(`
    create trigger events_no_replace
    before insert on events
    when exists (
      select 1 from events
      where stream_id = new.stream_id and sequence = new.sequence
    ) or (
      new.position > 0 and
      exists (select 1 from events where position = new.position)
    )
    begin
      select raise(abort, 'events is append-only: the place is taken');
    end`);
  await knex.raw(`
    create trigger events_positions_count_up
    after insert on events
    when new.position < 1
    begin
      select raise(abort, 'events is append-only: positions begin at 1');
    end`);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  if (knex.client.config.client !== 'pg') {
    await knex.raw('drop trigger events_no_replace');
    await knex.raw('drop trigger events_positions_count_up');
  }
};
