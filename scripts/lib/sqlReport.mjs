import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './root.mjs';

// Backstage's own command is not used: the database in memory that it runs
// answers `first()` with a raw result, so that our first migration believes
// that there is a history and refuses to go down. What it reads and writes is
// the same; going down is tested by the plugin on SQLite and PostgreSQL.
const require = createRequire(
  path.join(root, 'node_modules/@backstage/repo-tools/package.json'),
);
const tool = name =>
  require(`./dist/commands/api-reports/sql-reports/${name}.cjs.js`);

/** The plugin whose tables are reported, and where the report lies. */
const plugin = path.join(root, 'plugins/release-gate-backend');
export const sqlReportPath = path.join(plugin, 'report.sql.md');

/** The tables, columns and indices that the migrations make, as Markdown. */
export async function sqlReport() {
  const PgLite = require('knex-pglite');
  const prettier = require('prettier');
  const knex = require('knex')({
    client: class extends (PgLite.default ?? PgLite) {
      constructor(config) {
        super({ ...config, client: 'pg' });
      }
    },
    dialect: 'postgres',
    connection: { database: 'report' },
  });
  try {
    await knex.migrate.latest({ directory: path.join(plugin, 'migrations') });
    const report = tool('generateSqlReport').generateSqlReport({
      reportName: require(path.join(plugin, 'package.json')).name,
      schemaInfo: await tool('getPgSchemaInfo').getPgSchemaInfo(knex),
    });
    return prettier.format(
      report.replace('yarn build:api-reports', 'node scripts/sqlReport.mjs'),
      {
        ...(await prettier.resolveConfig(sqlReportPath)),
        filepath: sqlReportPath,
      },
    );
  } finally {
    await knex.destroy();
  }
}
