import { LAID_OUT_AT_ONCE, blocksOf, linesOf } from './markdownBlocks';
import { isWithinBudget } from './markdownBudget';
import {
  footnotesLeft,
  labelsCarried,
  takeDefinitions,
  withDefinitions,
} from './markdownReferences';

/** A stretch of a document that is laid out at a time. */
export interface MarkdownStretch {
  readonly markdown: string;
  /** Whether laying it out could take too long, and so it is shown as it was written. */
  readonly isOverBudget: boolean;
}

/** Puts blocks together to as much as is laid out at a time. */
function stretchesOf(blocks: readonly string[]): readonly string[] {
  const stretches: string[] = [];
  for (const block of blocks) {
    const last = stretches.at(-1);
    if (last !== undefined && last.length + block.length < LAID_OUT_AT_ONCE) {
      stretches[stretches.length - 1] = `${last}\n${block}`;
    } else {
      stretches.push(block);
    }
  }
  return stretches;
}

/** Cuts a long document into stretches that can be laid out one after the other. */
export function markdownParts(written: string): readonly MarkdownStretch[] {
  // The parser ends a line at each of these, so the bounds have to as well.
  const markdown = written.replace(/\r\n?/g, '\n');
  if (markdown.length <= LAID_OUT_AT_ONCE) {
    return [{ markdown, isOverBudget: !isWithinBudget(markdown) }];
  }
  const text = takeDefinitions(linesOf(markdown));
  const { lines, definitions } = text;
  const carried = new Set<string>();
  const stretches = stretchesOf(blocksOf(lines)).map(stretch => {
    if (!isWithinBudget(stretch)) {
      return { markdown: stretch, isOverBudget: true };
    }
    const labels = labelsCarried(stretch, definitions);
    const whole = withDefinitions(stretch, labels, definitions);
    const footnotes = [...labels].filter(label => label.startsWith('^'));
    const notes = footnotes.map(label => definitions.get(label)).join('\n\n');
    // A footnote is text of its own, with bounds of its own.
    if (notes !== '' && !isWithinBudget(notes)) {
      return { markdown: stretch, isOverBudget: true };
    }
    labels.forEach(label => carried.add(label));
    return { markdown: whole, isOverBudget: false };
  });
  // Nothing that was written is missing on the page.
  const left = footnotesLeft(text, carried);
  return left === ''
    ? stretches
    : [...stretches, { markdown: left, isOverBudget: true }];
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
