import { LAID_OUT_AT_ONCE, blocksOf, linesOf } from './markdownBlocks';
import { isWithinBudget } from './markdownBudget';
import { takeDefinitions, withDefinitions } from './markdownReferences';

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
export function markdownParts(markdown: string): readonly MarkdownStretch[] {
  if (markdown.length <= LAID_OUT_AT_ONCE) {
    return [{ markdown, isOverBudget: !isWithinBudget(markdown) }];
  }
  const { lines, definitions } = takeDefinitions(linesOf(markdown));
  return stretchesOf(blocksOf(lines)).map(stretch =>
    isWithinBudget(stretch)
      ? { markdown: withDefinitions(stretch, definitions), isOverBudget: false }
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
