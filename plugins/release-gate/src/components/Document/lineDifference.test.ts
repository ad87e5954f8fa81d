import {
  type DiffLine,
  foldedDifference,
  lineDifference,
} from './lineDifference';

function written({ kind, pieces }: DiffLine): string {
  const sign = { same: ' ', added: '+', removed: '-' }[kind];
  return `${sign}${pieces
    .map(({ text, isChanged }) => (isChanged ? `[${text}]` : text))
    .join('')}`;
}

const difference = (before: string, after: string) =>
  lineDifference(before, after).map(written);

describe('the difference between two texts', () => {
  it('has what was removed before what took its place, with the words that differ', () => {
    expect(
      difference(
        'Title\n\nRefunds are paid in full.\nBye\n',
        'Title\n\nRefunds are paid in part.\nBye',
      ),
    ).toEqual([
      ' Title',
      ' ',
      '-Refunds are paid in [full].',
      '+Refunds are paid in [part].',
      ' Bye',
    ]);
  });

  it('looks at no words where hardly any stayed', () => {
    expect(difference('One thing\n', 'Quite another matter\n')).toEqual([
      '-One thing',
      '+Quite another matter',
    ]);
  });

  it('has lines that came and went alone as wholes', () => {
    expect(difference('a\nb\nc', 'b\nc\nd')).toEqual(['-a', ' b', ' c', '+d']);
  });

  it('is nothing for the same text, whatever blank lines end it', () => {
    expect(difference('a\nb', 'a\nb\n\n')).toEqual([' a', ' b']);
  });

  it('is found between texts of 200 kB without a line in common', () => {
    const text = (name: string) =>
      Array.from({ length: 8_000 }, (_, index) => `${name} line ${index}`).join(
        '\n',
      );

    expect(lineDifference(text('old'), text('new'))).toHaveLength(16_000);
  });
});

describe('the folds of a difference', () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, index) => `line ${index}`).join('\n');
  const groups = (before: string, after: string) =>
    foldedDifference(lineDifference(before, after)).map(
      group => `${group.kind} ${group.lines.length}`,
    );

  it('leave three lines next to a change in sight', () => {
    const text = lines(18);
    expect(groups(`a\n${text}\nb`, `c\n${text}\nd`)).toEqual([
      'lines 2',
      'lines 3',
      'fold 12',
      'lines 3',
      'lines 2',
    ]);
  });

  it('leave six unchanged lines in sight', () => {
    const text = lines(6);
    expect(groups(`a\n${text}`, `b\n${text}`)).toEqual(['lines 2', 'lines 6']);
  });

  it('reach to the end of the text', () => {
    const text = lines(10);
    expect(groups(`${text}\na`, `${text}\nb`)).toEqual([
      'fold 7',
      'lines 3',
      'lines 2',
    ]);
  });
});
