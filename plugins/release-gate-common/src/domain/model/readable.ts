/**
 * What takes part in a text without being read: Unicode calls it ignorable
 * (Hangul fillers, zero-width characters, selectors of variants), and the empty
 * pattern of Braille is a blank by another name.
 */
const UNREAD = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** The text without what nobody can read, and without the space around it. */
export function readable(text: string): string {
  return text.replace(UNREAD, '').trim();
}

/**
 * Whether there is nothing to read in a text, however long it is.
 *
 * @public
 */
export function isBlank(text: string): boolean {
  return readable(text) === '';
}
