import { markdownParts } from './markdownParts';

const parts = (markdown: string) =>
  markdownParts(markdown).map(part => part.markdown);

/** Longer than what is laid out at a time. */
const long = (unit: string) => unit.repeat(Math.ceil(9_000 / unit.length));

describe('a long document in parts', () => {
  it('loses no line, and shows none twice', () => {
    const words = Array.from({ length: 2_000 }, (_, index) => `word${index}`);
    for (const markdown of [
      words.join('\n\n'),
      words.map(word => `- ${word}`).join('\n'),
      words.map(word => `1. ${word}\n\n   more`).join('\n'),
      words.map(word => `# ${word}`).join('\n'),
      `|w|\n|-|\n${words.map(word => `|${word}|`).join('\n')}`,
      `\`\`\`\n${words.join('\n')}\n\`\`\``,
    ]) {
      const shown = parts(markdown).join('\n');
      expect(shown.match(/word\d+/g)).toEqual(words);
    }
  });

  it('has the head of a table over each of its parts', () => {
    const all = parts(`|a|b|\n|:-|-:|\n${long('|one|two|\n')}`);
    expect(all.length).toBeGreaterThan(1);
    all.forEach(part => expect(part).toMatch(/^\|a\|b\|\n\|:-\|-:\|\n/));
  });

  it('counts on where a numbered list was cut', () => {
    const all = parts(long('1. a point of ten words\n'));
    const counts = all.map(part => part.match(/^\d+\./gm)?.length ?? 0);
    expect(all.map(part => Number.parseInt(part, 10))).toEqual([
      1,
      1 + counts[0],
      1 + counts[0] + counts[1],
    ]);
  });

  it('is not cut within fenced code, whatever it looks like', () => {
    const code = `\`\`\`\n${long('# no heading\n\n- no point\n')}\`\`\``;
    expect(parts(`Before\n\n${code}\n\nAfter`)).toEqual([
      'Before\n',
      `${code}\n`,
      'After',
    ]);
  });
});

describe('a part of a document carries what it refers to', () => {
  const filler = long('Some words.\n\n');

  it('the addresses of its links, of hundreds at the end, in any case', () => {
    const versions = Array.from({ length: 400 }, (_, index) => `1.${index}.0`);
    const markdown = [
      ...versions.map(version => `## [V${version}]\n\n- a change\n`),
      ...versions.map(
        version => `[v${version}]: https://example.com/compare/${version}`,
      ),
    ].join('\n');
    const all = parts(markdown);
    for (const [, version] of all.join('\n').matchAll(/^## \[V(.*)\]$/gm)) {
      const part = all.find(each => each.includes(`[V${version}]`));
      expect(part).toContain(
        `[v${version}]: https://example.com/compare/${version}\n`.trimEnd(),
      );
    }
    expect(all.join('\n').match(/^\[v/gm)).toHaveLength(400);
  });

  it.each([
    ['over two lines', '[a]:\n  https://example.com/a\n  "Its title"'],
    ['with a title on the next line', "[a]: https://example.com/a\n  'It'"],
    ['under another one', '[b]: https://example.com/b\n[a]: /a'],
  ])('a definition %s', (_, definition) => {
    const [first] = parts(`See [here][A].\n\n${filler}\n\n${definition}\n`);
    expect(first.endsWith(definition.replace(/^\[b.*\n/, ''))).toBe(true);
  });

  it('a footnote of several paragraphs, and where its own links lead', () => {
    const [first, ...others] = parts(
      `A claim[^1].\n\n${filler}\n\n[^1]: Because of [this].\n    And that.\n\n[this]: /why\n`,
    );
    expect(first).toMatch(
      /\n\[\^1\]: Because of \[this\]\.\n {4}And that\.\n\n\[this\]: \/why$/,
    );
    expect(others.join('')).not.toContain('Because');
  });

  it.each([
    ['a sentence behind it', '[WARNING]: do not deploy on a Friday'],
    ['a list under it', '[Payments]:\n- refunds were charged twice'],
    ['a heading under it', '[Payments]:\n# Refunds'],
    ['a code under it', '[Payments]:\n```\nrun\n```'],
  ])('but what is no definition stays text: %s', (_, text) => {
    const all = parts(`${filler}${text}\n`);
    expect(all.join('\n')).toContain(text);
  });

  it.each([
    ['longer than can be carried', `[^1]: ${'word '.repeat(2_600)}LAST`],
    ['in lists in each other', `[^1]: ${'- '.repeat(900)}LAST`],
    ['of footnotes', '[^1]: a[^2]\n\n[^2]: b[^3]\n\n[^3]: LAST'],
    ['under a paragraph', 'Words\n[^1]: LAST'],
    ['over a blank line', '[^1]: one\n\n    LAST'],
    ['that nothing refers to', '[^none]: LAST'],
    ['of a label that has one', '[^1]: one\n\n[^1]: LAST'],
  ])('loses no footnote %s', (_, footnote) => {
    const all = parts(`See[^1].\n\n${filler}${footnote}\n`);
    expect(all.join('\n').match(/LAST/g)).toHaveLength(1);
  });

  it('but what looks so in a paragraph or in code stays where it is', () => {
    const text = `${filler}Words\n[a]: /a\n\n\`\`\`\n[b]: /b\n\`\`\`\n`;
    expect(parts(text).join('\n')).toContain('Words\n[a]: /a\n\n```\n[b]: /b');
  });
});
