import { diffArrays, diffWordsWithSpace } from 'diff';

/** A stretch of a line; `isChanged` where the other version has other words. */
interface DiffPiece {
  readonly text: string;
  readonly isChanged: boolean;
}

/** A line of the difference between two texts. */
export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly pieces: readonly DiffPiece[];
}

/** Lines that stand together; those of a `fold` are unchanged and out of sight at first. */
export interface DiffGroup {
  readonly kind: 'lines' | 'fold';
  readonly lines: readonly DiffLine[];
}

/*
 * The time grows with the square of what differs. Beyond these, one text has
 * little of the other: all of it is removed and added, and words are not looked at.
 */
const MOST_LINES_CHANGED = 2_000;
const MOST_LINES_READ_BY_WORD = 400;
const LONGEST_LINE_READ_BY_WORD = 2_000;
const LEAST_IN_COMMON = 0.4;

const CONTEXT = 3;

function linesOf(text: string): string[] {
  let end = text.length;
  while (text.charAt(end - 1) === '\n') {
    end -= 1;
  }
  return text.slice(0, end).split('\n');
}

function whole(kind: DiffLine['kind'], text: string): DiffLine {
  return { kind, pieces: [{ text, isChanged: false }] };
}

/** Two lines of which one became the other, with the words that differ; as a whole where hardly any stayed. */
function changedLine(
  before: string,
  after: string,
): readonly [DiffLine, DiffLine] {
  const isReadable =
    Math.max(before.length, after.length) <= LONGEST_LINE_READ_BY_WORD;
  const words = isReadable ? diffWordsWithSpace(before, after) : [];
  const common = words
    .filter(({ added, removed }) => !added && !removed)
    .reduce((length, { value }) => length + value.trim().length, 0);
  if (common < LEAST_IN_COMMON * Math.max(before.length, after.length)) {
    return [whole('removed', before), whole('added', after)];
  }
  const piecesOf = (kind: 'added' | 'removed') =>
    words
      .filter(word => word[kind] || (!word.added && !word.removed))
      .map(word => ({ text: word.value, isChanged: word[kind] }));
  return [
    { kind: 'removed', pieces: piecesOf('removed') },
    { kind: 'added', pieces: piecesOf('added') },
  ];
}

/** Lines that were replaced by others: line by line where both have one. */
function replaced(
  before: readonly string[],
  after: readonly string[],
): readonly DiffLine[] {
  const count = Math.min(before.length, after.length);
  const pairs =
    count > MOST_LINES_READ_BY_WORD
      ? []
      : before
          .slice(0, count)
          .map((line, index) => changedLine(line, after[index]));
  return [
    ...before.map((line, index) => pairs[index]?.[0] ?? whole('removed', line)),
    ...after.map((line, index) => pairs[index]?.[1] ?? whole('added', line)),
  ];
}

/** What became of one text in another, line by line, removed lines before those that took their place. */
export function lineDifference(
  before: string,
  after: string,
): readonly DiffLine[] {
  const [old, current] = [linesOf(before), linesOf(after)];
  const changes = diffArrays(old, current, {
    maxEditLength: MOST_LINES_CHANGED,
  });
  if (!changes) {
    return replaced(old, current);
  }
  return changes.flatMap(({ value, added, removed }, index) => {
    if (removed) {
      const next = changes[index + 1];
      return replaced(value, next?.added ? next.value : []);
    }
    if (added) {
      // Told together with the lines whose place they took.
      return changes[index - 1]?.removed
        ? []
        : value.map(line => whole('added', line));
    }
    return value.map(line => whole('same', line));
  });
}

/** Takes long unchanged stretches out of sight, but for the lines next to a change. */
export function foldedDifference(
  lines: readonly DiffLine[],
): readonly DiffGroup[] {
  const groups: DiffGroup[] = [];
  let start = 0;
  while (start < lines.length) {
    const isSame = lines[start].kind === 'same';
    let end = start;
    while (end < lines.length && (lines[end].kind === 'same') === isSame) {
      end += 1;
    }
    const run = lines.slice(start, end);
    if (isSame && run.length > 2 * CONTEXT) {
      const from = start === 0 ? 0 : CONTEXT;
      const to = run.length - (end === lines.length ? 0 : CONTEXT);
      groups.push(
        { kind: 'lines', lines: run.slice(0, from) },
        { kind: 'fold', lines: run.slice(from, to) },
        { kind: 'lines', lines: run.slice(to) },
      );
    } else {
      groups.push({ kind: 'lines', lines: run });
    }
    start = end;
  }
  return groups.filter(group => group.lines.length > 0);
}
