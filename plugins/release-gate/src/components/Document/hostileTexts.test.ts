import { lineDifference } from './lineDifference';
import { topLevelOf } from './markdownBlocks';
import { beginningOf, markdownParts } from './markdownParts';
import { numberPlaces, withQuestions } from './documentTree';
import { safeAddress } from './safeAddress';

const LENGTH = 200_000;
const texts = ['\n', ' ', ' \n', '[', '*a_', '1. ', '⟦', '`', '/', '#a: '].map(
  unit => unit.repeat(LENGTH / unit.length),
);

/** How long the longest stretch is that is laid out as Markdown. */
function longestLaidOut(markdown: string): number {
  return Math.max(
    0,
    ...markdownParts(markdown)
      .filter(({ isOverBudget }) => !isOverBudget)
      .map(stretch => stretch.markdown.length),
  );
}

describe('the browser reads a text of 200 kB in time proportional to its length', () => {
  // What takes the square of the length runs into the time limit of a test.
  it.each<[string, (text: string) => unknown]>([
    ['to compare it', text => lineDifference(text, `${text}x`)],
    ['to cut it', markdownParts],
    ['to find its headings', topLevelOf],
    ['to begin it', beginningOf],
    [
      'to find its places',
      text => withQuestions(numberPlaces(text).markdown, []),
    ],
    ['to follow it', safeAddress],
  ])('%s', (_, read) => {
    expect(() => texts.forEach(text => read(`${text}x`))).not.toThrow();
  });
});

describe('laying out Markdown has a budget, beyond which the text is shown as it was written', () => {
  it.each([
    ['lists in each other', '1. '.repeat(100)],
    [
      'lines that go on what they are not in',
      `${'> '.repeat(20)}a\n${'b\n'.repeat(999)}`,
    ],
    ['quotes in each other', '>'.repeat(100)],
    ['lists in quotes in each other', '>- '.repeat(50)],
    ['what opens and does not close', '['.repeat(5_000)],
    ['emphasis in each other', '*a_'.repeat(2_000)],
    ['a text that cannot be cut', 'word '.repeat(10_000)],
    ['what a backtick makes no code', `\`\`\` \`\n${'1. '.repeat(1_300)}`],
    ['what follows code', `\`\`\`\na\n \`\`\`\n${'1. '.repeat(1_300)}`],
    ['lines that end as on old machines', `a\r${'1. '.repeat(1_300)}`],
    ['code in code', `${'```\r'.repeat(2)}${'1. '.repeat(1_300)}`],
    ['list marks with tabs', '+\t'.repeat(1_900)],
    ['pictures in each other', `${'!['.repeat(740)}a${'](b)'.repeat(740)}`],
    ['what closes and does not open', ']'.repeat(3_900)],
    ['a quote that is gone on', `> a\n${'b\n'.repeat(3_000)}`],
    ['an address of marks', `http://a.b/${'.,'.repeat(1_500)}c`],
    ['an address of entities', `www.a${'&a;'.repeat(1_300)}`],
    [
      'a table of more columns and rows than are written',
      `|${'a|'.repeat(600)}\n|${'-|'.repeat(600)}\n${'a\n'.repeat(700)}`,
    ],
  ])('%s', (_, markdown) => {
    expect(longestLaidOut(markdown)).toBe(0);
  });

  it.each([
    ['a line under a heading', `Notes\n${'-'.repeat(100)}`],
    ['a list of links', '- [a fix](https://example.com/1)\n'.repeat(200)],
    ['a list without end', '- a fix\n'.repeat(20_000)],
    ['a list of paragraphs', '- a fix\n\n  and why\n\n'.repeat(5_000)],
    ['a list in a list', '- a fix\n  - of this\n    - and that\n'.repeat(999)],
    ['a wide table', `|${'a|'.repeat(200)}\n|${'-|'.repeat(200)}`],
    ['a long table', `|a|b|\n|-|-|\n${'|1|2|\n'.repeat(20_000)}`],
    [
      'a table of ten columns',
      `${'|a'.repeat(10)}|\n${'|-'.repeat(10)}|\n${`${'|1'.repeat(
        10,
      )}|\n`.repeat(5_000)}`,
    ],
    [
      'code of a document',
      `~~~~ md\n${'```\n1. 1. 1. 1.\n```js\n'.repeat(9_000)}~~~~\n`,
    ],
    ['a long log', `Before\n\`\`\`\n${'[x] *y*\n'.repeat(20_000)}\`\`\`\n`],
    [
      'the links of a long change log',
      `${'## [1.0.0]\n\n- a\n\n'.repeat(
        999,
      )}${'[1.0.0]: https://example.com/1\n'.repeat(999)}`,
    ],
  ])('within it stays %s', (_, markdown) => {
    expect(
      markdownParts(markdown).filter(({ isOverBudget }) => isOverBudget),
    ).toEqual([]);
  });

  it('is for every stretch of a long document', () => {
    const paragraph = `${'word '.repeat(1_000)}\n\n`;
    expect(longestLaidOut(paragraph.repeat(40))).toBeLessThan(8_000);
    const hostile = `${'['.repeat(5_000)}\n\n`;
    expect(longestLaidOut(hostile.repeat(40))).toBe(0);
  });
});
