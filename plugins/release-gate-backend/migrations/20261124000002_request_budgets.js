// @ts-check

/**
 * How many requests were sent to vendors that allow only so many an hour.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('request_budgets', table => {
    table.comment(
      'Requests to vendors, by the minute; a blank minute is a lock',
    );
    table.string('name', 100).notNullable().comment('Of the integration');
    table.string('minute', 16).notNullable().comment('ISO 8601 UTC, or blank');
    table.integer('used').notNullable().comment('How many were sent in it');
    table.primary(['name', 'minute'], 'request_budgets_pk');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('request_budgets');
};
