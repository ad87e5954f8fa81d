// @ts-check

/**
 * What the inbox looks releases up by: whose they are, and who started them.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('releases', table => {
    table.index(['owner', 'created_at'], 'releases_owner_idx');
    table.index(['created_by', 'created_at'], 'releases_created_by_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('releases', table => {
    table.dropIndex(['created_by', 'created_at'], 'releases_created_by_idx');
    table.dropIndex(['owner', 'created_at'], 'releases_owner_idx');
  });
};
