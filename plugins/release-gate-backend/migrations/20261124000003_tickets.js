// @ts-check

/**
 * When linked tickets were read last, and which messages of trackers came in.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('ticket_reads', table => {
    table.comment('When linked tickets were read with success');
    table.string('release_id', 26).notNullable().comment('Of which release');
    table.string('ticket', 300).notNullable().comment('Its tracker and id');
    table.string('read_at', 32).notNullable().comment('ISO 8601 UTC');
    table.primary(['release_id', 'ticket'], 'ticket_reads_pk');
  });
  await knex.schema.createTable('webhook_deliveries', table => {
    table.comment('Messages of trackers that were taken, each once');
    table.string('tracker', 100).notNullable().comment('Who sent it');
    table.string('key', 200).notNullable().comment('What makes it this one');
    table.string('at', 32).notNullable().comment('ISO 8601 UTC');
    table.primary(['tracker', 'key'], 'webhook_deliveries_pk');
    table.index(['at'], 'webhook_deliveries_at_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('webhook_deliveries');
  await knex.schema.dropTable('ticket_reads');
};
