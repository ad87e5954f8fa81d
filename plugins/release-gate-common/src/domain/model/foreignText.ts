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
  return `${textBeginning(whole, maximum - 1)}…`;
}

/**
 * The beginning of a text, of at most so many UTF-16 code units, cut between
 * what a reader sees as characters.
 *
 * @public
 */
export function textBeginning(text: string, maximum: number): string {
  let end = 0;
  // Whether a character ends here is seen by the code point that follows, which may be two units.
  for (const { index, segment } of GRAPHEMES.segment(
    text.slice(0, maximum + 2),
  )) {
    const next = index + segment.length;
    if (next > maximum) {
      break;
    }
    end = next;
  }
  return text.slice(0, end);
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

/** Letters that are read from right to left, and what turns a direction (Unicode TR9). */
const TURNS =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const OPENS_ISOLATE = /[\u2066-\u2068]/;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/**
 * Words of somebody else inside of a sentence of ours, where no markup can keep
 * them apart: whatever they turn ends with them (Unicode TR9, isolates). What
 * turns nothing is given back as it is.
 *
 * @public
 */
export function isolated(text: string): string {
  if (!TURNS.test(text)) {
    return text;
  }
  let depth = 0;
  let kept = '';
  for (const character of text) {
    if (character === POP_ISOLATE && depth === 0) {
      // It would end our isolate in the middle of the words.
      continue;
    }
    if (character === POP_ISOLATE) {
      depth -= 1;
    } else if (OPENS_ISOLATE.test(character)) {
      depth += 1;
    }
    kept += character;
  }
  return `${FIRST_STRONG_ISOLATE}${kept}${POP_ISOLATE.repeat(depth + 1)}`;
}
