import { linesOf } from './markdownBlocks';

/*
 * The time that Markdown takes grows faster than its length, for some texts
 * with its square or worse: 16 kB can take minutes. Within these bounds nothing
 * was found that takes longer than a moment; see hostileTexts.test.ts.
 */
const LONGEST = 8_000;
/** What opens something that may end much later; all of it is compared with what follows. */
const OPENERS = '[*_~`<&';
const MOST_OPENERS = 1_000;
/** Each may close any bracket before it, so all of them are looked at. */
const MOST_CLOSERS = 1_000;
/** Brackets in each other: all between two of them is read again for each. */
const DEEPEST_BRACKETS = 300;
/** Where an address ends is looked for anew at each of these. */
const MARKS_IN_A_ROW = /[!"'),.:;<>?_~*&\]]{500}/;
/** A row has all columns of its table, written or not. */
const MOST_CELLS = 8_000;
const DELIMITERS = /^[\s>|:\-*+.)\d]*$/;
/** Quotes and lists in each other, counted where a line begins. */
const DEEPEST = 20;
/** Every line is held against all that it may still be in. */
const MOST_NESTED_LINES = 2_000;
const LIST_MARKS = '-*+.)';
const BEFORE_WORDS = `> \t0123456789${LIST_MARKS}`;

/** How many quotes and list items a line opens, one in the other. */
function depthOf(line: string): number {
  let depth = 0;
  for (let index = 0; index < line.length; index++) {
    const each = line[index];
    if (!BEFORE_WORDS.includes(each)) {
      break;
    }
    const next = line[index + 1];
    const isMark =
      LIST_MARKS.includes(each) && (next === undefined || /[ \t]/.test(next));
    depth += each === '>' || isMark ? 1 : 0;
  }
  return depth;
}

/** Whether nothing is in too much else, and no more lines than can be held against it. */
function isShallow(stretch: string): boolean {
  let open = 0;
  let nested = 0;
  let isAfterBlank = true;
  for (const line of stretch.split('\n')) {
    const words = line.trimStart();
    const indent = line.length - words.length;
    const depth = depthOf(words);
    if (words !== '') {
      const within = depth + Math.min(open, Math.floor(indent / 2));
      // Without a blank line before it, it may go on all that is open.
      open = isAfterBlank ? within : Math.max(open, within);
    }
    isAfterBlank = words === '';
    nested += open;
    if (depth > DEEPEST || nested > MOST_NESTED_LINES) {
      return false;
    }
  }
  return true;
}

/** How many brackets are open at most, where the text has them open longest. */
function bracketDepthOf(stretch: string): number {
  let open = 0;
  let deepest = 0;
  for (const each of stretch) {
    if (each === '[') {
      open += 1;
      deepest = Math.max(deepest, open);
    } else if (each === ']') {
      open = Math.max(0, open - 1);
    }
  }
  return deepest;
}

/** Code is not looked into, so it may be as long as a document. */
function isCodeAlone(stretch: string): boolean {
  const [first, ...rest] = linesOf(stretch);
  return (
    first.isOpening === true &&
    rest.every(
      ({ text, isCode, isOpening }) =>
        !isOpening && (isCode || text.trim() === ''),
    )
  );
}

/** Whether its tables, if there are any, have no more cells than can be shown. */
function isNarrow(stretch: string): boolean {
  const lines = stretch.split('\n');
  const columns = lines
    .filter(line => line.includes('-') && DELIMITERS.test(line))
    .map(line => line.split('|').length - 1);
  const widest = columns.reduce((most, each) => Math.max(most, each), 0);
  return widest * lines.length <= MOST_CELLS;
}

/** Whether a stretch of Markdown is laid out in a moment, whoever wrote it. */
export function isWithinBudget(stretch: string): boolean {
  if (isCodeAlone(stretch)) {
    return true;
  }
  if (stretch.length > LONGEST) {
    return false;
  }
  const openers = [...stretch].filter(each => OPENERS.includes(each)).length;
  return (
    openers <= MOST_OPENERS &&
    stretch.split(']').length <= MOST_CLOSERS &&
    bracketDepthOf(stretch) <= DEEPEST_BRACKETS &&
    !MARKS_IN_A_ROW.test(stretch) &&
    isNarrow(stretch) &&
    isShallow(stretch)
  );
}
