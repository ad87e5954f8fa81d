import type { Line } from './markdownBlocks';

/** How much is set under a stretch at most, in characters. */
const MOST_CARRIED = 12_000;

/** `[label]:` or `[^label]:`, at the beginning of a line. */
const DEFINITION = /^ {0,3}\[([^[\]]{1,999})\]:(.*)$/;
const ADDRESS = /^(?:<[^<>]*>|[^\s<]\S*)/;
/** On a line of its own, what could begin a block is no address. */
const ADDRESS_ALONE = /^(?:<[a-z][a-z\d+.-]*:[^<>]*>|[a-z\d/.?%]\S*)/i;
const TITLE = /^(?:"[^"]*"|'[^']*'|\([^()]*\))$/;
const IN_FOOTNOTE = /^(?: {4}|\t)\s*\S/;
const REFERENCE = /\[([^[\]]{1,999})\]/g;

/** Labels are told apart without case and by one blank for many (CommonMark 0.31, 4.7). */
function labelled(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Whether what stands here begins something of its own, and does not go on a paragraph. */
function isAfterBreak(before: Line | undefined): boolean {
  return !before || before.isCode || /^\s*$|^#{1,6}\s/.test(before.text);
}

/** The words of a line outside of code, none where there is no such line. */
function wordsOf(line: Line | undefined): string {
  return line && !line.isCode ? line.text.trim() : '';
}

/** An address with an unequal number of brackets is none (CommonMark 0.31, 6.6). */
function isBalanced(address: string): boolean {
  return (
    address.startsWith('<') ||
    address.split('(').length === address.split(')').length
  );
}

/**
 * How many lines the definition of a link takes here, 0 where there is none.
 * `[Payments]:` over a list, or with a sentence behind it, is text that has to
 * be read: what cannot be told for sure is none.
 */
function linkLines(
  lines: readonly Line[],
  start: number,
  behind: string,
): number {
  const isAlone = behind.trim() === '';
  const words = isAlone ? wordsOf(lines[start + 1]) : behind.trim();
  const address = (isAlone ? ADDRESS_ALONE : ADDRESS).exec(words)?.[0];
  if (address === undefined || !isBalanced(address)) {
    return 0;
  }
  const taken = isAlone ? 2 : 1;
  const left = words.slice(address.length);
  if (left !== '') {
    return /^\s/.test(left) && TITLE.test(left.trim()) ? taken : 0;
  }
  return TITLE.test(wordsOf(lines[start + taken])) ? taken + 1 : taken;
}

/** How many lines a footnote takes: all that is set in under it, over blank lines. */
function footnoteLines(lines: readonly Line[], start: number): number {
  let end = start + 1;
  for (let index = end; index < lines.length; index++) {
    const { text, isCode } = lines[index];
    const isBlank = text.trim() === '';
    if (isCode || (!isBlank && !IN_FOOTNOTE.test(text))) {
      break;
    }
    end = isBlank ? end : index + 1;
  }
  return end - start;
}

/** A text without its definitions, and those by their labels. */
export interface ReferencedText {
  readonly lines: readonly Line[];
  readonly definitions: ReadonlyMap<string, string>;
  /** Footnotes under a label that was defined before. */
  readonly repeated: readonly string[];
}

/**
 * Takes out where the links lead that are written apart from their words, and
 * the footnotes: a stretch that is laid out by itself needs its own, wherever
 * in the document they stand.
 */
export function takeDefinitions(lines: readonly Line[]): ReferencedText {
  const rest: Line[] = [];
  const definitions = new Map<string, string>();
  const repeated: string[] = [];
  let end = 0;
  for (let index = 0; index < lines.length; ) {
    const line = lines[index];
    const [, name = '', behind = ''] =
      (line.isCode ? undefined : DEFINITION.exec(line.text)) ?? [];
    const mayBegin = index === end || isAfterBreak(lines[index - 1]);
    const label = labelled(name);
    let taken = 0;
    if (label.startsWith('^')) {
      // A footnote begins even where a paragraph would go on.
      taken = footnoteLines(lines, index);
    } else if (label !== '' && mayBegin) {
      taken = linkLines(lines, index, behind);
    }
    if (taken === 0) {
      rest.push(line);
      index += 1;
    } else {
      const written = lines
        .slice(index, index + taken)
        .map(({ text }) => text)
        .join('\n');
      if (!definitions.has(label)) {
        definitions.set(label, written);
      } else if (label.startsWith('^')) {
        repeated.push(written);
      }
      index += taken;
      // What stands right under a footnote may go on its paragraph.
      end = label.startsWith('^') ? end : index;
    }
  }
  return { lines: rest, definitions, repeated };
}

/** The labels that a stretch refers to, and those that these refer to in turn. */
export function labelsCarried(
  stretch: string,
  definitions: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const carried = new Set<string>();
  const texts = [stretch];
  let length = 0;
  for (const text of texts) {
    for (const [, name] of text.matchAll(REFERENCE)) {
      const label = labelled(name);
      const definition = definitions.get(label);
      if (
        definition !== undefined &&
        !carried.has(label) &&
        length + definition.length <= MOST_CARRIED
      ) {
        carried.add(label);
        texts.push(definition);
        length += definition.length;
      }
    }
  }
  return carried;
}

/**
 * A stretch with the definitions that it carries, each after a blank line: what
 * stands right under a footnote would go on its paragraph.
 */
export function withDefinitions(
  stretch: string,
  carried: ReadonlySet<string>,
  definitions: ReadonlyMap<string, string>,
): string {
  const written = [...carried].map(label => definitions.get(label));
  return [stretch, ...written].join('\n\n');
}

/** The footnotes that no stretch carries: too long, repeated, or referred to by nothing. */
export function footnotesLeft(
  { definitions, repeated }: ReferencedText,
  carried: ReadonlySet<string>,
): string {
  const left = [...definitions]
    .filter(([label]) => label.startsWith('^') && !carried.has(label))
    .map(([, written]) => written);
  return [...left, ...repeated].join('\n');
}
