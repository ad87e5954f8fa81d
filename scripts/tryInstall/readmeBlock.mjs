import fs from 'node:fs';
import path from 'node:path';
import { root } from '../lib/root.mjs';

/** What stands in the fence after a marker of a README, so that what is tried is what a reader types. */
export function readmeBlock(name, file = 'README.md') {
  const readme = fs.readFileSync(path.join(root, file), 'utf8');
  const marker = `<!-- try-install: ${name} -->`;
  const start = readme.indexOf(marker);
  const fence = readme.indexOf('```', start);
  const body = readme.indexOf('\n', fence) + 1;
  const end = readme.indexOf('\n```', body);
  if (start < 0 || fence < 0 || end < 0) {
    throw new Error(`${file} has no fence after ${marker}`);
  }
  return readme.slice(body, end + 1);
}
