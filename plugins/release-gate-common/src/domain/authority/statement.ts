import type { Policy } from '../model/policy';
import { readable } from '../model/readable';
import { type Refusal, refusal } from '../model/refusals';

/** How many words a statement has at least, wherever. @public */
export const STATEMENT_WORDS = 3;

/*
 * One locale for server and browser. The words of Japanese, Chinese and Thai
 * are found by a dictionary that every locale has (Unicode UAX 29).
 */
const WORDS = new Intl.Segmenter('en', { granularity: 'word' });
const CHARACTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The longest text that anybody may write; no more of it is looked at. */
const LONGEST = 10_000;

function count(segments: Intl.Segments, counts: RegExp): number {
  let number = 0;
  for (const { segment } of segments) {
    number += counts.test(segment) ? 1 : 0;
  }
  return number;
}

/**
 * How much a statement says, in any script: its characters as a reader sees
 * them, without the space around them, and its words. What cannot be read
 * counts for nothing.
 *
 * @public
 */
export function measureStatement(statement: string): {
  readonly characters: number;
  readonly words: number;
} {
  const text = readable(statement.slice(0, LONGEST));
  return {
    characters: count(CHARACTERS.segment(text), /./su),
    words: count(WORDS.segment(text), /[\p{L}\p{N}]/u),
  };
}

/** What every written statement has to be. @public */
export interface StatementPolicy {
  readonly minimumLength: number;
  readonly minimumWords: number;
}

/** What the company asks of written statements. @public */
export function statementPolicyOf(policy: Policy): StatementPolicy {
  return {
    minimumLength: policy.minimumStatementLength,
    minimumWords: STATEMENT_WORDS,
  };
}

/**
 * A written decision says something: at least the configured number of
 * characters, and three words.
 *
 * @public
 */
export function refuseStatement(
  statement: string,
  minimumLength: number,
): Refusal | undefined {
  const { characters, words } = measureStatement(statement);
  return characters >= minimumLength && words >= STATEMENT_WORDS
    ? undefined
    : refusal(
        'statement-too-short',
        `statement must have at least ${minimumLength} characters and three words`,
      );
}
