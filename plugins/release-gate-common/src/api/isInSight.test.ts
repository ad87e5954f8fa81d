import { markdownSchema, nameSchema, textSchema, urlSchema } from './fields';

const accepts = (value: string) => nameSchema.safeParse(value).success;

describe('a text of one line', () => {
  it.each([
    ['a line break', 'a\nb'],
    ['a tab', 'a\tb'],
    ['a separator of paragraphs', 'a\u2029b'],
    ['a control character', 'a\u0007b'],
    ['an override of the direction', 'a\u202eb'],
    ['an isolate', 'a\u2066b\u2069'],
    ['a mark of direction', 'a\u200fb'],
    ['a zero-width space', 'a\u200bb'],
    ['a word joiner', 'a\u2060b'],
    ['a byte order mark within', 'a\ufeffb'],
    ['a soft hyphen', 'a\u00adb'],
    ['a Hangul filler', 'a\u3164b'],
    ['a joiner between digits', '1\u200d2'],
    ['a joiner at its end', 'a\u200d'],
    ['two joiners in a row', 'a\u200d\u200db'],
  ])('is refused with %s', (_, value) => {
    expect(accepts(value)).toBe(false);
  });

  it.each([
    ['words', 'Refunds 2.4.0-rc.1+build'],
    ['Arabic', 'استرداد الأموال'],
    ['Persian with a non-joiner', 'می\u200cخواهم'],
    ['Hindi with a joiner', 'क्\u200dष'],
    ['a family', '👨\u200d👩\u200d👧'],
    ['a person at work', '👩🏽\u200d💻'],
    ['a heart in colour', '❤\ufe0f\u200d🔥'],
    [
      'a flag spelled with tags',
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    ],
  ])('may hold %s', (_, value) => {
    expect(accepts(value)).toBe(true);
  });
});

it('a URL shows all that it holds', () => {
  const isUrl = (value: string) => urlSchema.safeParse(value).success;
  expect(isUrl('https://example.com/a?b=%E2%80%AE')).toBe(true);
  for (const hidden of ['\u202e', '\u200b', '\n', '\t', '\u0000']) {
    expect(isUrl(`https://example.com/${hidden}a`)).toBe(false);
  }
});

it('a text of several lines keeps what turns its direction, and ends its lines in one way', () => {
  for (const schema of [textSchema, markdownSchema]) {
    expect(schema.parse('a\u202eb\r\nc\rd\ne')).toBe('a\u202eb\nc\nd\ne');
    expect(schema.safeParse('a\u0007').success).toBe(false);
  }
});
