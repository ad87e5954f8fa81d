// node scripts/sqlReport.mjs: writes the report of the tables anew, after a migration was added.
import fs from 'node:fs';
import { sqlReport, sqlReportPath } from './lib/sqlReport.mjs';

fs.writeFileSync(sqlReportPath, await sqlReport());
