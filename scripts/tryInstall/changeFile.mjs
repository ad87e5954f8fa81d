import fs from 'node:fs';
import { fail } from '../lib/fail.mjs';

/** Puts something in the place of what `create-app` has written. */
export function changeFile(file, from, to) {
  const text = fs.readFileSync(file, 'utf8');
  if (!text.includes(from)) {
    fail(`${file} has no '${from}': create-app has changed.`);
  }
  fs.writeFileSync(
    file,
    text.replace(from, () => to),
  );
}

/** Adds imports to a file of code. */
export function addImports(file, imports) {
  fs.writeFileSync(file, `${imports}\n${fs.readFileSync(file, 'utf8')}`);
}
