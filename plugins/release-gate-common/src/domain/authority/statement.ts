import { type Refusal, refusal } from '../model/refusals';

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
  const text = statement.trim();
  const words = text.split(/\s+/u).filter(word => /[\p{L}\p{N}]/u.test(word));
  return [...text].length >= minimumLength && words.length >= 3
    ? undefined
    : refusal(
        'statement-too-short',
        `statement must have at least ${minimumLength} characters and three words`,
      );
}
