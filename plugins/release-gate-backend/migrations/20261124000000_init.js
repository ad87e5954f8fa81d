// @ts-check

/**
 * The history, and what is computed from it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('events', table => {
    table.comment('The append-only history: the truth of Release Gate');
    table
      .bigIncrements('position')
      .comment('The order of insertion, over all streams');
    table
      .string('stream_id', 600)
      .notNullable()
      .comment('release:<ULID> or entity:<entity ref>');
    table
      .integer('sequence')
      .notNullable()
      .comment('The place in the stream, from 1');
    table.string('type', 100).notNullable().comment('What happened');
    table.string('at', 32).notNullable().comment('When, ISO 8601 UTC');
    table
      .text('body')
      .notNullable()
      .comment('The canonical JSON that was hashed, to the letter');
    table
      .string('previous_hash', 64)
      .notNullable()
      .comment('The hash of the event before it in the stream');
    table.string('hash', 64).notNullable().comment('SHA-256 of the body');
    table.unique(['stream_id', 'sequence'], {
      indexName: 'events_stream_sequence_uniq',
    });
  });
  await forbidChanges(knex);

  await knex.schema.createTable('releases', table => {
    table.comment('Releases for lists; computed from the events');
    table.string('id', 26).primary().comment('ULID');
    table.string('entity_ref', 500).notNullable().comment('Its entity');
    table.string('owner', 500).notNullable().comment('The owner of the entity');
    table.string('created_by', 500).notNullable().comment('Who started it');
    table.string('created_at', 32).notNullable().comment('ISO 8601 UTC');
    table.string('chain_id', 26).notNullable().comment('Its first attempt');
    table.string('phase', 32).notNullable().comment('Until changes_at');
    table
      .string('changes_at', 32)
      .nullable()
      .comment('From when on phase_later and item_later hold');
    table.string('phase_later', 32).nullable().comment('From changes_at on');
    table.text('item').notNullable().comment('The list item, JSON');
    table.text('item_later').nullable().comment('From changes_at on, JSON');
    table.text('duties').notNullable().comment('Open duties, JSON');
    table.integer('duty_count').notNullable().comment('How many duties');
    table
      .string('expires_at', 32)
      .nullable()
      .comment('When the request or unused approval runs out');
    table
      .boolean('approval_pending')
      .notNullable()
      .comment('Whether a request or unused approval can still end');
    table.text('search').notNullable().comment('Lower-case text to search in');
    table
      .integer('sequence')
      .notNullable()
      .comment('The last event that this row knows');
    table.index(['entity_ref', 'created_at'], 'releases_entity_idx');
    table.index(['created_at', 'id'], 'releases_created_idx');
    table.index(['phase', 'created_at'], 'releases_phase_idx');
    table.index(['expires_at'], 'releases_expires_idx');
  });

  await knex.schema.createTable('release_contributors', table => {
    table.comment(
      'Who worked on a chain of attempts; computed from the events',
    );
    table.string('chain_id', 26).notNullable().comment('The first attempt');
    table.string('user_ref', 500).notNullable().comment('Who');
    table.primary(['chain_id', 'user_ref'], 'release_contributors_pk');
  });

  await knex.schema.createTable('violations', table => {
    table.comment('Breaches of the rules; computed from the events');
    table.string('id', 26).primary().comment('ULID');
    table.string('entity_ref', 500).notNullable().comment('Whose');
    table.string('release_id', 26).nullable().comment('Where there is one');
    table.string('at', 32).notNullable().comment('ISO 8601 UTC');
    table.text('body').notNullable().comment('The violation, JSON');
    table.index(['entity_ref', 'at'], 'violations_entity_idx');
  });

  await knex.schema.createTable('deployment_keys', table => {
    table.comment('Answers to deployment reports that carried a key');
    table.string('caller', 500).notNullable().comment('Who reported');
    table.string('key', 200).notNullable().comment('The idempotency key');
    table.string('content', 64).notNullable().comment('SHA-256 of the report');
    table.text('answer').notNullable().comment('The first answer, JSON');
    table.string('at', 32).notNullable().comment('ISO 8601 UTC');
    table.primary(['caller', 'key', 'content'], 'deployment_keys_pk');
  });

  await knex.schema.createTable('outbox', table => {
    table.comment('Effects on the outside world that are still to be done');
    table.string('id', 200).primary().comment('What makes the effect one');
    table.text('effect').notNullable().comment('What to do, JSON');
    table.string('created_at', 32).notNullable().comment('ISO 8601 UTC');
    table.string('due_at', 32).notNullable().comment('Not before');
    table.string('claimed_until', 32).nullable().comment('Somebody is at it');
    table.integer('attempts').notNullable().comment('Tries so far');
    table.string('done_at', 32).nullable().comment('When it succeeded');
    table.text('last_error').nullable().comment('Why the last try failed');
    table.index(['done_at', 'due_at'], 'outbox_due_idx');
  });
};

/**
 * The database itself refuses to change or remove an event.
 *
 * @param {import('knex').Knex} knex
 */
async function forbidChanges(knex) {
  if (knex.client.config.client === 'pg') {
    await knex.raw(`
      create function release_gate_events_append_only() returns trigger as $$
      begin
        raise exception 'events is append-only';
      end;
      $$ language plpgsql`);
    await knex.raw(`
      create trigger events_append_only
      before update or delete on events
      for each row execute function release_gate_events_append_only()`);
    await knex.raw(`
      create trigger events_no_truncate
      before truncate on events
      for each statement execute function release_gate_events_append_only()`);
    return;
  }
  for (const change of ['update', 'delete']) {
    await knex.raw(`
      create trigger events_no_${change}
      before ${change} on events
      begin
        select raise(abort, 'events is append-only');
      end`);
  }
}

/**
 * Goes back only while there is no history to lose.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  const event = await knex('events').first('position');
  if (event) {
    throw new Error('The history is not empty: it is never dropped');
  }
  for (const table of [
    'outbox',
    'deployment_keys',
    'violations',
    'release_contributors',
    'releases',
    'events',
  ]) {
    await knex.schema.dropTable(table);
  }
  if (knex.client.config.client === 'pg') {
    await knex.raw('drop function release_gate_events_append_only()');
  }
};
