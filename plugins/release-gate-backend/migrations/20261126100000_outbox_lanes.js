// @ts-check

/**
 * Effects wait in lanes, so that a slow vendor holds up only its own, and a
 * claim has a token, so that only who holds it ends it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('outbox', table => {
    table
      .string('lane', 200)
      .notNullable()
      .defaultTo('notification')
      .comment('What it may wait behind: effects of the same kind and vendor');
    table
      .string('claim', 36)
      .comment('Who has it in hand; none while it waits');
    table.index(['lane', 'done_at', 'due_at'], 'outbox_lane_idx');
  });
  // What waits now: the kinds of the version before, none of which names its lane.
  for (const kind of ['time-entry', 'ticket-close']) {
    await knex('outbox')
      .where('effect', 'like', `%"kind":"${kind}"%`)
      .update({ lane: kind });
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('outbox', table => {
    table.dropIndex(['lane', 'done_at', 'due_at'], 'outbox_lane_idx');
    table.dropColumn('claim');
    table.dropColumn('lane');
  });
};
