import type { Policy } from '../model/policy';
import { type Refusal, refusal } from '../model/refusals';

/** How many words a statement has at least, wherever. @public */
export const STATEMENT_WORDS = 3;

/**
 * How much a statement says: its characters without the space around them, and
 * its words.
 *
 * @public
 */
export function measureStatement(statement: string): {
  readonly characters: number;
  readonly words: number;
} {
  const text = statement.trim();
  return {
    characters: [...text].length,
    words: text.split(/\s+/u).filter(word => /[\p{L}\p{N}]/u.test(word)).length,
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
