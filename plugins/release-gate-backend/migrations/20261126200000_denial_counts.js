// @ts-check

/**
 * Denials that the history of a release does not keep are counted, by day.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('denial_counts', table => {
    table.comment('How often the gate denied a release, beyond what is kept');
    table.string('release_id', 26).notNullable().comment('Which release');
    table.string('day', 10).notNullable().comment('YYYY-MM-DD, UTC');
    table.integer('count').notNullable().comment('How often');
    table.primary(['release_id', 'day'], 'denial_counts_pk');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('denial_counts');
};
