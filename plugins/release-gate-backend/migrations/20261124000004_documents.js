// @ts-check

/**
 * The newest version of every document, for lists and for the search, and which
 * commands with a key were carried out.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('documents', table => {
    table.comment('The newest documents; computed from the events');
    table.string('release_id', 26).notNullable().comment('Of which release');
    table.string('kind', 32).notNullable().comment('Which document');
    table.string('entity_ref', 500).notNullable().comment('Whose release');
    table
      .string('release_version', 200)
      .notNullable()
      .comment('Of the release');
    table.integer('version').notNullable().comment('Of the document, from 1');
    table.string('title', 200).notNullable().comment('As it was attached');
    table.string('attached_by', 500).notNullable().comment('Who attached it');
    table.string('attached_at', 32).notNullable().comment('ISO 8601 UTC');
    table.primary(['release_id', 'kind'], 'documents_pk');
  });
  await listDocuments(knex);

  await knex.schema.createTable('command_keys', table => {
    table.comment('Commands that carried an idempotency key');
    table.string('caller', 500).notNullable().comment('Who sent it');
    table.string('key', 200).notNullable().comment('The idempotency key');
    table.string('content', 64).notNullable().comment('SHA-256 of the command');
    table.string('release_id', 26).notNullable().comment('What it was done to');
    table.string('at', 32).notNullable().comment('ISO 8601 UTC');
    table.primary(['caller', 'key'], 'command_keys_pk');
  });
};

/**
 * Lists what was attached before there was a list.
 *
 * @param {import('knex').Knex} knex
 */
async function listDocuments(knex) {
  const releases = new Map(
    (await knex('releases').select('id', 'entity_ref', 'item')).map(row => [
      row.id,
      { entityRef: row.entity_ref, version: JSON.parse(row.item).version },
    ]),
  );
  const attached = await knex('events')
    .where('type', 'document-attached')
    .orderBy(['stream_id', 'sequence'])
    .select('stream_id', 'at', 'body');
  for (const event of attached) {
    const releaseId = event.stream_id.slice('release:'.length);
    const release = releases.get(releaseId);
    const { actor, data } = JSON.parse(event.body);
    if (release) {
      await knex('documents')
        .insert({
          release_id: releaseId,
          kind: data.kind,
          entity_ref: release.entityRef,
          release_version: release.version,
          version: data.version,
          title: data.title,
          attached_by: actor.ref,
          attached_at: event.at,
        })
        .onConflict(['release_id', 'kind'])
        .merge();
    }
  }
}

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('command_keys');
  await knex.schema.dropTable('documents');
};
