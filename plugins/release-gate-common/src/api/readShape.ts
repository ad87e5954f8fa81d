import type { z } from 'zod/v4';
import { shortened } from '../domain/model/foreignText';

/** Of what the caller calls a field, as much as helps to find it. */
const LONGEST_ECHO = 100;

function describe(issue: z.core.$ZodIssue, name: string): string {
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map(key => [...issue.path, key].join('.'));
    return `${shortened(keys.join(', '), LONGEST_ECHO)} is not a known field`;
  }
  const field = issue.path.length > 0 ? issue.path.map(String).join('.') : name;
  if (issue.code === 'invalid_value') {
    const choice = issue.values.length > 1 ? 'one of ' : '';
    return `${field} must be ${choice}${issue.values.map(String).join(', ')}`;
  }
  return issue.message.startsWith('Invalid input: expected') &&
    issue.message.endsWith('received undefined')
    ? `${field} is required`
    : `${field} ${issue.message.replace(/^Invalid input: /, 'is invalid: ')}`;
}

/**
 * What a schema makes of a value that came from outside, or a sentence that
 * names every field at fault and echoes none.
 *
 * @param name - how the value is called where the fault is the value itself
 * @public
 */
export function readShape<T extends z.ZodType>(
  schema: T,
  value: unknown,
  name: string,
): { readonly value: z.output<T> } | { readonly problem: string } {
  const result = schema.safeParse(value);
  return result.success
    ? { value: result.data }
    : {
        problem: result.error.issues
          .map(issue => describe(issue, name))
          .join('; '),
      };
}
