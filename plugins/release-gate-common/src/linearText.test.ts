import * as fields from './api/fields';
import { compileTemplate } from './documents/compileTemplate';
import {
  markdownCode,
  markdownLink,
  markdownText,
} from './documents/markdownText';
import { refuseStatement } from './domain/authority/statement';
import { openPlaces, placeFor } from './domain/documents/openPlaces';
import { hostileTexts } from './testUtils/hostileTexts';

const compiled = compileTemplate(
  '{{ text }}\n{{ text | raw }}\n{{ text | link: text }}',
);
const template = 'template' in compiled ? compiled.template : undefined;

const schemas = Object.entries(fields).flatMap(([name, schema]) =>
  typeof schema === 'object' ? [[name, schema] as const] : [],
);

/*
 * What takes the square of the length takes minutes here, and runs into the
 * time limit of a test; what is linear takes milliseconds.
 */
describe('a text of 200 kB takes time in proportion to its length, whatever it says:', () => {
  it.each<[string, (text: string) => unknown]>([
    ['as a fact in Markdown', markdownText],
    ['as a link in Markdown', text => markdownLink(text, text)],
    ['as code in Markdown', markdownCode],
    ['as a document with open places', openPlaces],
    ['as the question of an open place', placeFor],
    ['as a statement', text => refuseStatement(text, 10)],
    ['in a template', text => template?.render({ text } as never)],
    ...schemas.map(([name, schema]): [string, (text: string) => unknown] => [
      `as ${name}`,
      text => schema.safeParse(text),
    ]),
  ])('%s', (_, read) => {
    expect(() => hostileTexts.forEach(text => read(text))).not.toThrow();
  });
});
