// @ts-check

/** What lists were looked up by before: without the last column of their order. */
/** @type {readonly (readonly [string, readonly string[]])[]} */
const REPLACED = [
  ['releases_entity_idx', ['entity_ref', 'created_at']],
  ['releases_owner_idx', ['owner', 'created_at']],
  ['releases_created_by_idx', ['created_by', 'created_at']],
];
const ORDER = ['created_at', 'id'];
/** @type {readonly (readonly [string, readonly string[]])[]} */
const INDICES = [
  ['releases_of_entity_idx', ['entity_ref', ...ORDER]],
  ['releases_of_owner_idx', ['owner', ...ORDER]],
  ['releases_of_creator_idx', ['created_by', ...ORDER]],
  ['releases_in_phase_idx', ['phase_now', ...ORDER]],
  ['releases_in_phase_of_entity_idx', ['phase_now', 'entity_ref', ...ORDER]],
  ['releases_in_phase_of_owner_idx', ['phase_now', 'owner', ...ORDER]],
  ['releases_in_phase_of_creator_idx', ['phase_now', 'created_by', ...ORDER]],
  ['releases_settles_idx', ['settles_at']],
  ['releases_pending_idx', ['approval_pending']],
];

/**
 * Lists that stay as fast with many releases: an index for every filter in the
 * order of the list, the phase as of now in a column of its own, and the words
 * that releases are searched by. The words are computed from the events, see
 * `fillProjections`.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('releases', table => {
    table
      .string('phase_now', 32)
      .notNullable()
      .defaultTo('')
      .comment('The phase as of now, as far as settles_at was reached');
    table
      .string('settles_at', 32)
      .nullable()
      .comment('When phase_now becomes phase_later');
    for (const [name, columns] of REPLACED) {
      table.dropIndex([...columns], name);
    }
    for (const [name, columns] of INDICES) {
      table.index([...columns], name);
    }
  });
  await knex('releases').update({
    phase_now: knex.ref('phase'),
    settles_at: knex.ref('changes_at'),
  });
  await knex.schema.createTable('release_words', table => {
    table.comment('The words that a release is found by');
    table.string('release_id', 26).notNullable().comment('Of which release');
    // Compared byte by byte, so that what begins with something is a range.
    if (knex.client.config.client === 'pg') {
      table
        .specificType('word', 'varchar(64) collate "C"')
        .notNullable()
        .comment('In lower case');
    } else {
      table.string('word', 64).notNullable().comment('In lower case');
    }
    table.primary(['release_id', 'word'], 'release_words_pk');
    table.index(['word', 'release_id'], 'release_words_word_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('release_words');
  await knex.schema.alterTable('releases', table => {
    for (const [name, columns] of INDICES) {
      table.dropIndex([...columns], name);
    }
    for (const [name, columns] of REPLACED) {
      table.index([...columns], name);
    }
  });
  await knex.schema.alterTable('releases', table => {
    table.dropColumns('phase_now', 'settles_at');
  });
};
