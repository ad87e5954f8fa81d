/** A stretch of a document that is laid out at a time. */
export interface MarkdownStretch {
  readonly markdown: string;
  /** Whether laying it out could take too long, and so it is shown as it was written. */
  readonly isOverBudget: boolean;
}

/*
 * The time that Markdown takes grows faster than its length, for some texts
 * with its square: 200 kB at once can take minutes, 8 kB never a second.
 */
const LAID_OUT_AT_ONCE = 8_000;
const LONGEST = 16_000;
/** What opens something that may end much later; all of it is compared with what follows. */
const OPENERS = '[*_~`<';
const MOST_OPENERS = 1_500;
/** Quotes and lists in each other, counted where a line begins. */
const DEEPEST = 50;
const LIST_MARKS = '-*+.)';
const BEFORE_WORDS = `> \t0123456789${LIST_MARKS}`;
const MOST_DEFINITIONS = 4_000;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^(#{1,6})(?:\s|$)/;
const UNDERLINE = /^=+\s*$/;
const BLOCK = /^\S/;
const LIST_ITEM = /^(?:[-*+]|\d+[.)])\s/;
const DEFINITION = /^ {0,3}\[[^\]]+\]:\s*\S/;

interface Line {
  readonly text: string;
  readonly isCode: boolean;
}

/** The lines of a text, those of fenced code told from the others. */
function linesOf(markdown: string): readonly Line[] {
  let fence: string | undefined;
  return markdown.split('\n').map(line => {
    const mark = FENCE.exec(line)?.[1];
    const isCode = fence !== undefined || mark !== undefined;
    if (fence === undefined) {
      fence = mark;
    } else if (mark?.startsWith(fence)) {
      fence = undefined;
    }
    return { text: line, isCode };
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

/** Cuts where a block begins for sure: at a heading, or at a paragraph after a blank line. */
function blocksOf(lines: readonly Line[]): readonly string[] {
  const blocks: string[][] = [];
  lines.forEach(({ text, isCode }, index) => {
    const before = lines[index - 1];
    const isBeginning =
      !before ||
      (!isCode && HEADING.test(text)) ||
      (before.text.trim() === '' &&
        !(isCode && before.isCode) &&
        BLOCK.test(text) &&
        !LIST_ITEM.test(text));
    if (isBeginning) {
      blocks.push([text]);
    } else {
      blocks[blocks.length - 1].push(text);
    }
  });
  return blocks.map(block => block.join('\n'));
}

/** Where the links of the document lead that are written apart from their words. */
function definitionsOf(lines: readonly Line[]): string {
  const definitions = lines
    .filter(({ text, isCode }) => !isCode && DEFINITION.test(text))
    .map(({ text }) => text)
    .join('\n');
  return definitions.length > MOST_DEFINITIONS ? '' : definitions;
}

/** How many quotes and list items a line opens, one in the other. */
function depthOf(line: string): number {
  let depth = 0;
  for (let index = 0; index < line.length; index++) {
    const each = line[index];
    if (!BEFORE_WORDS.includes(each)) {
      break;
    }
    const isMark = LIST_MARKS.includes(each) && line[index + 1] === ' ';
    depth += each === '>' || isMark ? 1 : 0;
  }
  return depth;
}

/** Whether a stretch is laid out in a moment, whoever wrote it. */
function isWithinBudget(stretch: string): boolean {
  if (stretch.length > LONGEST) {
    return false;
  }
  const openers = [...stretch].filter(each => OPENERS.includes(each)).length;
  return (
    openers <= MOST_OPENERS &&
    stretch.split('\n').every(line => depthOf(line) <= DEEPEST)
  );
}

/** Cuts a long document into stretches that can be laid out one after the other. */
export function markdownParts(markdown: string): readonly MarkdownStretch[] {
  if (markdown.length <= LAID_OUT_AT_ONCE) {
    return [{ markdown, isOverBudget: !isWithinBudget(markdown) }];
  }
  const lines = linesOf(markdown);
  const definitions = definitionsOf(lines);
  const stretches: string[] = [];
  for (const block of blocksOf(lines)) {
    const last = stretches.at(-1);
    if (last !== undefined && last.length + block.length < LAID_OUT_AT_ONCE) {
      stretches[stretches.length - 1] = `${last}\n${block}`;
    } else {
      stretches.push(block);
    }
  }
  return stretches.map(stretch =>
    isWithinBudget(stretch)
      ? { markdown: `${stretch}\n\n${definitions}`, isOverBudget: false }
      : { markdown: stretch, isOverBudget: true },
  );
}

const BEGINNING = 600;

/** The first blocks of a document, as many as are read at a glance. */
export function beginningOf(markdown: string): string {
  const blocks = blocksOf(linesOf(markdown));
  let beginning = '';
  for (const block of blocks) {
    if (beginning !== '' && beginning.length + block.length > BEGINNING) {
      return `${beginning}\n…`;
    }
    beginning += `${block}\n`;
  }
  return beginning;
}
