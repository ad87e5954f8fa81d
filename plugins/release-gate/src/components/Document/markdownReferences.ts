import type { Line } from './markdownBlocks';

/** How much is set under a stretch at most, in characters. */
const MOST_CARRIED = 12_000;

/** `[label]:` or `[^label]:`, at the beginning of a line. */
const DEFINITION = /^ {0,3}\[([^[\]]{1,999})\]:(.*)$/;
const TITLE = /^\s+["'(]/;
const INDENTED = /^(?: {2,}|\t)\S/;
const REFERENCE = /\[([^[\]]{1,999})\]/g;

/** Labels are told apart without case and by one blank for many (CommonMark 0.31, 4.7). */
function labelled(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Whether what stands here begins something of its own, and does not go on a paragraph. */
function isAfterBreak(before: Line | undefined): boolean {
  return !before || before.isCode || /^\s*$|^#{1,6}\s/.test(before.text);
}

/** Whether a line goes on the definition before it: its address, its title, or more of a footnote. */
function goesOn(line: Line, label: string, written: readonly string[]) {
  if (line.isCode) {
    return false;
  }
  if (label.startsWith('^')) {
    return INDENTED.test(line.text);
  }
  const hasAddress = !/:\s*$/.test(written[0]) || written.length > 1;
  return hasAddress
    ? written.length < 3 && TITLE.test(line.text)
    : /\S/.test(line.text);
}

/** A text without its definitions, and those by their labels. */
export interface ReferencedText {
  readonly lines: readonly Line[];
  readonly definitions: ReadonlyMap<string, string>;
}

/**
 * Takes out where the links lead that are written apart from their words, and
 * the footnotes: a stretch that is laid out by itself needs its own, wherever
 * in the document they stand.
 */
export function takeDefinitions(lines: readonly Line[]): ReferencedText {
  const rest: Line[] = [];
  const definitions = new Map<string, string>();
  let open: { readonly label: string; readonly written: string[] } | undefined;
  const close = () => {
    if (open && !definitions.has(open.label)) {
      definitions.set(open.label, open.written.join('\n'));
    }
    open = undefined;
  };
  lines.forEach((line, index) => {
    const found = line.isCode ? undefined : DEFINITION.exec(line.text);
    if (found && (open || isAfterBreak(lines[index - 1]))) {
      close();
      open = { label: labelled(found[1]), written: [line.text] };
    } else if (open && goesOn(line, open.label, open.written)) {
      open.written.push(line.text);
    } else {
      close();
      rest.push(line);
    }
  });
  close();
  return { lines: rest, definitions };
}

/** A stretch with the definitions that it refers to, and those that they refer to. */
export function withDefinitions(
  stretch: string,
  definitions: ReadonlyMap<string, string>,
): string {
  const carried = new Map<string, string>();
  let length = 0;
  const carry = (text: string) => {
    for (const [, name] of text.matchAll(REFERENCE)) {
      const label = labelled(name);
      const definition = definitions.get(label);
      if (
        definition !== undefined &&
        !carried.has(label) &&
        length + definition.length <= MOST_CARRIED
      ) {
        carried.set(label, definition);
        length += definition.length;
      }
    }
  };
  carry(stretch);
  [...carried.values()].forEach(carry);
  return carried.size > 0
    ? `${stretch}\n\n${[...carried.values()].join('\n')}`
    : stretch;
}
