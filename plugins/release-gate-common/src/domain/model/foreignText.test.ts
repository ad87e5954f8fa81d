import * as fc from 'fast-check';
import { isolated, oneLine, shortened, textBeginning } from './foreignText';

const FAMILY = '👨‍👩‍👧‍👦';

describe('words from elsewhere', () => {
  it.each([
    ['fits', 'refunds', 7, 'refunds'],
    ['is cut', 'refunds', 6, 'refun…'],
    ['is never cut in a character of two halves', 'ab🚀cd', 4, 'ab…'],
    ['is never cut in a joined one', `ab${FAMILY}`, 10, 'ab…'],
    ['is never cut between letter and accent', 'abe\u0301f', 4, 'ab…'],
    ['held half a character', 'a\ud83d', 10, 'a\ufffd'],
    ['has no room at all', 'abc', 1, '…'],
  ])('a text that %s', (_, text, maximum, expected) => {
    expect(shortened(text, maximum)).toBe(expected);
  });

  it('are well-formed, short enough, and their own beginning', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.integer({ min: 1, max: 40 }),
        (text, maximum) => {
          const short = shortened(text, maximum);
          expect(short.length).toBeLessThanOrEqual(maximum);
          expect(short).not.toMatch(/\p{Surrogate}/u);
          expect(shortened(short, maximum)).toBe(short);
        },
      ),
    );
  });

  it('end where a character ends, however long what follows and however they are joined', () => {
    const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const unit = fc.constantFrom(
      FAMILY,
      '👨‍👩‍👧',
      '🏴󠁧󠁢󠁳󠁣󠁴󠁿',
      '🇩🇪',
      '👍🏽',
      'e\u0301',
      'नि',
      '각',
      '🚀',
      '\r\n',
      'a',
    );
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 12 }),
        fc.nat(100),
        (text, maximum) => {
          const ends = [...graphemes.segment(text)]
            .map(({ index, segment }) => index + segment.length)
            .filter(end => end <= maximum);
          expect(textBeginning(text, maximum)).toHaveLength(ends.at(-1) ?? 0);
        },
      ),
    );
  });

  it('are one line without control characters', () => {
    expect(oneLine(' Refund\u0000s\r\n of\u009f \ud83d lines\u2028')).toBe(
      'Refund s of \ufffd lines',
    );
  });
});

describe('words inside of a sentence', () => {
  it.each([
    ['plain words', 'plain words'],
    ['日本語', '日本語'],
    ['עברית', '\u2068עברית\u2069'],
    // An override that is not closed turns nothing behind it.
    ['a\u202eb', '\u2068a\u202eb\u2069'],
    ['\u2067open', '\u2068\u2067open\u2069\u2069'],
    // Nor does one get out of its place by closing ours.
    ['out\u2069\u202eturned', '\u2068out\u202eturned\u2069'],
  ])('%j stand as %j', (text, isolate) => {
    expect(isolated(text)).toBe(isolate);
  });
});
