import { turnsDirection } from '../domain/model/turnsDirection';

/** Ends a line, or stands for more than one. */
const LINE_BREAKS = /[\t\n\u2028\u2029]/;
/** Emoji are chosen, and flags spelled, by characters of their own that nobody sees. */
const OF_EMOJI = /[\ufe00-\ufe0f]|[\u{e0020}-\u{e007f}]/gu;
/** Joins, or keeps apart, what stands on both sides of it: letters of many scripts, and emoji. */
const JOINERS =
  /(?<=[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200c\u200d](?=[\p{L}\p{M}\p{Extended_Pictographic}])/gu;
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;

/**
 * Whether a text of one line shows all that it holds: no character of it ends
 * the line, turns the direction of what follows, or cannot be seen. U+200C and
 * U+200D may stand between letters or emoji.
 */
export function isInSight(line: string): boolean {
  return (
    !LINE_BREAKS.test(line) &&
    !turnsDirection(line) &&
    !UNSEEN.test(line.replace(OF_EMOJI, '').replace(JOINERS, ''))
  );
}
