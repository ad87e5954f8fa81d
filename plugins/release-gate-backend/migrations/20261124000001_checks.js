// @ts-check

/**
 * When checks run: what is due, who has it in hand, and what probes saw in a
 * monitoring window. What they said is in the events.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('check_runs', table => {
    table.comment('The checks of releases that are to be run');
    table.string('release_id', 26).notNullable().comment('Whose');
    table
      .string('target', 400)
      .notNullable()
      .comment('The item, or item/part; of a probe item/probe');
    table.string('provider', 200).notNullable().comment('Who answers it');
    table
      .string('due_at', 32)
      .nullable()
      .comment('Not before, ISO 8601 UTC; null while there is nothing to ask');
    table.string('claimed_until', 32).nullable().comment('Somebody is at it');
    table.string('claim', 40).nullable().comment('Who is at it');
    table
      .integer('attempts')
      .notNullable()
      .comment('How often in a row it could not be asked');
    table.string('checked_at', 32).nullable().comment('When it ran last');
    table
      .string('result_at', 32)
      .nullable()
      .comment('Of when its last definite result is');
    table.primary(['release_id', 'target'], 'check_runs_pk');
    table.index(['due_at'], 'check_runs_due_idx');
  });

  await knex.schema.createTable('probe_runs', table => {
    table.comment('What probes saw in the monitoring windows');
    table.string('release_id', 26).notNullable().comment('Whose window');
    table.string('probe', 200).notNullable().comment('The probe');
    table.string('at', 32).notNullable().comment('ISO 8601 UTC');
    table.string('status', 20).notNullable().comment('What it said');
    table.primary(['release_id', 'probe', 'at'], 'probe_runs_pk');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('probe_runs');
  await knex.schema.dropTable('check_runs');
};
