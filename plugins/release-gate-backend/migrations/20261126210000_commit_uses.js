// @ts-check

/**
 * Where a commit was used, and by whom: nobody decides on a commit that they
 * worked on for another entity. Computed from the events, see
 * `fillProjections`.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('commit_uses', table => {
    table.comment(
      'Releases and deployments of a commit, and who worked on them',
    );
    table.string('commit', 64).notNullable().comment('Hexadecimal, lower case');
    table.string('entity_ref', 500).notNullable().comment('Of which entity');
    table
      .string('release_id', 26)
      .notNullable()
      .comment('Of which release; blank for a deployment without one');
    table
      .string('user_ref', 500)
      .notNullable()
      .comment('A user who worked on it; blank where none did');
    table.primary(
      ['commit', 'entity_ref', 'release_id', 'user_ref'],
      'commit_uses_pk',
    );
    table.index(['release_id'], 'commit_uses_release_idx');
    table.index(['entity_ref'], 'commit_uses_entity_idx');
  });
  await knex.schema.alterTable('releases', table => {
    table
      .string('commit', 64)
      .notNullable()
      .defaultTo('')
      .comment('What it is a release of; blank until it is computed');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('releases', table => {
    table.dropColumn('commit');
  });
  await knex.schema.dropTable('commit_uses');
};
