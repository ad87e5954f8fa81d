/** How much Markdown is laid out at a time, in characters; see `markdownBudget`. */
export const LAID_OUT_AT_ONCE = 4_000;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^(#{1,6})(?:\s|$)/;
const UNDERLINE = /^=+\s*$/;
const BLOCK = /^\S/;
const LIST_ITEM = /^(?:[-*+]|\d{1,9}[.)])(?:\s|$)/;
const NUMBER = /^(\d+)([.)])/;
/** The second line of a table, without what is left out at its ends. */
const DELIMITERS = /^:?-+:?$/;

/** A line of a text, told whether it belongs to fenced code. */
export interface Line {
  readonly text: string;
  readonly isCode: boolean;
  /** Whether fenced code begins with this line. */
  readonly isOpening?: boolean;
}

/** The mark that opens or closes fenced code, and what stands behind it: a backtick there makes it none. */
function fenceIn(line: string): {
  readonly mark?: string;
  readonly behind: string;
} {
  const [whole = '', mark] = FENCE.exec(line) ?? [];
  const behind = line.slice(whole.length);
  return mark?.startsWith('`') && behind.includes('`')
    ? { behind }
    : { mark, behind };
}

/** The lines of a text, those of fenced code told from the others. */
export function linesOf(markdown: string): readonly Line[] {
  let fence: string | undefined;
  return markdown.split('\n').map(line => {
    const { mark, behind } = fenceIn(line);
    const isCode = fence !== undefined || mark !== undefined;
    const isOpening = fence === undefined && mark !== undefined;
    if (isOpening) {
      fence = mark;
    } else if (fence && mark?.startsWith(fence) && behind.trim() === '') {
      fence = undefined;
    }
    return { text: line, isCode, isOpening };
  });
}

/** The level of the highest heading, 1 where there is none. */
export function topLevelOf(markdown: string): number {
  const levels = linesOf(markdown)
    .filter(({ isCode }) => !isCode)
    .map(({ text }) =>
      UNDERLINE.test(text) ? 1 : HEADING.exec(text)?.[1].length ?? 6,
    );
  return levels.some(level => level < 6)
    ? levels.reduce((highest, level) => Math.min(highest, level))
    : 1;
}

function lengthOf(lines: readonly Line[]): number {
  return lines.reduce((length, { text }) => length + text.length + 1, 0);
}

/** Cuts before every line that begins something. */
function cutBefore(
  lines: readonly Line[],
  isBeginning: (line: Line, before: Line) => boolean,
): readonly (readonly Line[])[] {
  const pieces: Line[][] = [];
  lines.forEach((line, index) => {
    if (index === 0 || isBeginning(line, lines[index - 1])) {
      pieces.push([line]);
    } else {
      pieces[pieces.length - 1].push(line);
    }
  });
  return pieces;
}

/** Puts pieces together, one after the other, to as much as is laid out at a time. */
function together(
  pieces: readonly (readonly Line[])[],
): readonly (readonly Line[])[] {
  const joined: { lines: Line[]; length: number }[] = [];
  for (const piece of pieces) {
    const length = lengthOf(piece);
    const last = joined.at(-1);
    if (last && last.length + length <= LAID_OUT_AT_ONCE) {
      last.lines.push(...piece);
      last.length += length;
    } else {
      joined.push({ lines: [...piece], length });
    }
  }
  return joined.map(({ lines }) => lines);
}

function isTableDelimiter({ text, isCode }: Line): boolean {
  const cells = text.trim().replace(/^\|/, '').replace(/\|$/, '').split('|');
  return (
    !isCode &&
    text.includes('|') &&
    cells.every(cell => DELIMITERS.test(cell.trim()))
  );
}

/** A long table between its rows, with its head over each piece. */
function cutTable(
  block: readonly Line[],
  delimiter: number,
): readonly (readonly Line[])[] {
  const head = block.slice(delimiter - 1, delimiter + 1);
  const rows = block.slice(delimiter + 1).map(row => [row]);
  const pieces = together(rows).map(piece => [...head, ...piece]);
  const before = block.slice(0, delimiter - 1);
  return before.length > 0 ? [before, ...pieces] : pieces;
}

/** A long list between its points. Numbers go on where they were left. */
function cutList(block: readonly Line[]): readonly (readonly Line[])[] {
  const points = cutBefore(
    block,
    ({ text, isCode }) => !isCode && LIST_ITEM.test(text),
  );
  const first = Number(NUMBER.exec(block[0].text)?.[1]);
  let count = 0;
  return together(points).map(piece => {
    const number = first + count;
    count += piece.filter(
      ({ text, isCode }) => !isCode && LIST_ITEM.test(text),
    ).length;
    const [{ text, isCode }, ...rest] = piece;
    const numbered = Number.isNaN(number)
      ? text
      : text.replace(NUMBER, `${number}$2`);
    return [{ text: numbered, isCode }, ...rest];
  });
}

function cutLong(block: readonly Line[]): readonly (readonly Line[])[] {
  if (lengthOf(block) <= LAID_OUT_AT_ONCE) {
    return [block];
  }
  if (!block[0].isCode && LIST_ITEM.test(block[0].text)) {
    return cutList(block);
  }
  const delimiter = block.findIndex(
    (line, index) => index > 0 && isTableDelimiter(line),
  );
  return delimiter > 0 ? cutTable(block, delimiter) : [block];
}

/**
 * Cuts where a block begins for sure: at a heading, at and after fenced code,
 * or at a paragraph after a blank line. Long lists and tables are cut, too.
 */
export function blocksOf(lines: readonly Line[]): readonly string[] {
  return cutBefore(
    lines,
    ({ text, isCode, isOpening }, before) =>
      isOpening ||
      (!isCode && HEADING.test(text)) ||
      ((before.text.trim() === '' || isCode !== before.isCode) &&
        !(isCode && before.isCode) &&
        BLOCK.test(text) &&
        !LIST_ITEM.test(text)),
  )
    .flatMap(cutLong)
    .map(block => block.map(({ text }) => text).join('\n'));
}
