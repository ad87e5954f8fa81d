/*
 * The time that Markdown takes grows faster than its length, for some texts
 * with its square or worse: 16 kB can take minutes. Within these bounds nothing
 * was found that takes longer than a moment; see hostileTexts.test.ts.
 */
const LONGEST = 8_000;
/** What opens something that may end much later; all of it is compared with what follows. */
const OPENERS = '[*_~`<';
const MOST_OPENERS = 1_500;
/** Quotes and lists in each other, counted where a line begins. */
const DEEPEST = 20;
/** Every line is held against all that it may still be in. */
const MOST_NESTED_LINES = 4_000;
const LIST_MARKS = '-*+.)';
const BEFORE_WORDS = `> \t0123456789${LIST_MARKS}`;

/** Code is not looked into, so it may be as long as a document. */
const FENCE = /^(?:`{3,}|~{3,})/;

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
      LIST_MARKS.includes(each) && (next === ' ' || next === undefined);
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

function isCodeAlone(stretch: string): boolean {
  const mark = FENCE.exec(stretch)?.[0];
  if (mark === undefined) {
    return false;
  }
  const end = stretch.indexOf(`\n${mark}`);
  return end < 0 || stretch.slice(end + 1).trim() === mark;
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
  return openers <= MOST_OPENERS && isShallow(stretch);
}
