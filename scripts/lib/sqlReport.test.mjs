import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { sqlReport, sqlReportPath } from './sqlReport.mjs';

test('the report of the tables is that of the migrations', async () => {
  assert.equal(
    fs.readFileSync(sqlReportPath, 'utf8'),
    await sqlReport(),
    'Run `node scripts/sqlReport.mjs` and read what changed',
  );
});
