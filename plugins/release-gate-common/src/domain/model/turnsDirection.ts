/** Marks, embeddings, overrides and isolates (Unicode TR9, table 4). */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/**
 * Whether a text holds characters that turn the direction of what follows, so
 * that it can read as something else than it is (Unicode TR36, bidirectional
 * text spoofing). Letters that are written from right to left turn nothing.
 *
 * @public
 */
export function turnsDirection(text: string): boolean {
  return TURNS.test(text);
}
