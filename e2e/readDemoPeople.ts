import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** Somebody whom a visitor of the demo can be. */
export interface DemoPerson {
  readonly ref: string;
  readonly name: string;
}

/** The people of the demo, as app-config.yaml lists them. */
export function readDemoPeople(): readonly DemoPerson[] {
  const file = path.resolve(__dirname, '../app-config.yaml');
  return parse(fs.readFileSync(file, 'utf8')).demo.people;
}
