import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { REFUSALS } from './model/refusals';

/** The rules of the rooms, as they are written down. */
function rules(): string {
  return readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.test.ts'))
    .map(name => readFileSync(path.join(__dirname, name), 'utf8'))
    .join('\n');
}

it('every code of refusal is demanded by a rule', () => {
  const text = rules();
  const demanded = Object.keys(REFUSALS).filter(code =>
    text.includes(`'${code}'`),
  );
  expect(demanded).toEqual(Object.keys(REFUSALS));
});
