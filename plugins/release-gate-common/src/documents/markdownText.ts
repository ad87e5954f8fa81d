/*
 * Characters with a meaning in Markdown. Escaping with a backslash is defined
 * for every ASCII punctuation character, CommonMark 0.31 section 2.4.
 */
const MEANINGFUL = /[\\`*_[\]<>|~]/g;
const LINE_START = /^([#+\-=])|^(\d+)([.)])(?=\s|$)/;

/**
 * A fact as one line of plain text in Markdown: it cannot become a heading, a
 * link, a list or HTML.
 */
export function markdownText(value: unknown): string {
  return String(value)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(MEANINGFUL, '\\$&')
    .replace(LINE_START, (found, sign, digits, mark) =>
      sign === undefined ? `${digits}\\${mark}` : `\\${found}`,
    );
}

/** A link, or the text alone where there is no address. */
export function markdownLink(text: unknown, url: unknown): string {
  const shown = markdownText(text);
  return typeof url === 'string' && url !== ''
    ? `[${shown}](<${url.replace(/[<>\\\s]/g, encodeURIComponent)}>)`
    : shown;
}

/** Code of a line; what would end it early is left out. */
export function markdownCode(value: unknown): string {
  return `\`${String(value).replace(/[`\s]+/g, ' ')}\``;
}
