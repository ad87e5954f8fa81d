import { markdownSchema, nameSchema, textSchema } from './fields';

const messagesOf = (schema: typeof textSchema, value: string) =>
  schema.safeParse(value).error?.issues.map(({ message }) => message);

describe('a text in which there is nothing to read is empty:', () => {
  it.each([
    ['nothing', ''],
    ['blanks and lines', ' \t\n '],
    ['Hangul fillers', '\u3164\uffa0 \u115f'],
    ['zero-width characters', '\u200b\u2060\ufeff'],
    ['selectors and tags', '\ufe0f\u{e0041}'],
    ['blank patterns of Braille', '\u2800\u2800'],
  ])('%s', (_, value) => {
    expect(messagesOf(textSchema, value)).toEqual(['must not be empty']);
    expect(messagesOf(markdownSchema, value)).toEqual(['must not be empty']);
    expect(messagesOf(nameSchema, value)).toContain('must not be empty');
  });

  it('and one with a letter, a sign or an emoji is not', () => {
    for (const value of ['\u3164x', '?', '\u{1f44d}', '\u0e2d']) {
      expect(messagesOf(textSchema, value)).toBeUndefined();
    }
  });
});
