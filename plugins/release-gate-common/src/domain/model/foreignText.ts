/*
 * Words that come from elsewhere, or have to fit somewhere: never half a
 * character, which no other program could read or verify.
 */

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The half of a character, which is none: some programs cut between the halves. */
const HALF = /\p{Surrogate}/gu;

const CONTROL_OR_SPACE = /[\s\p{Cc}]+/gu;

/**
 * A text of at most `maximum` UTF-16 code units, ending in `…` where it was cut:
 * between what a reader sees as characters.
 *
 * @public
 */
export function shortened(text: string, maximum: number): string {
  const whole = text.replace(HALF, '\ufffd');
  if (whole.length <= maximum) {
    return whole;
  }
  let end = 0;
  for (const { index, segment } of GRAPHEMES.segment(whole.slice(0, maximum))) {
    const next = index + segment.length;
    if (next > maximum - 1) {
      break;
    }
    end = next;
  }
  return `${whole.slice(0, end)}…`;
}

/**
 * A text of another program as one line: well-formed Unicode, with a blank for
 * every control character and run of space.
 *
 * @public
 */
export function oneLine(text: string): string {
  return text.replace(HALF, '\ufffd').replace(CONTROL_OR_SPACE, ' ').trim();
}
