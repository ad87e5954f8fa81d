import { invalidInput } from '../application/invalidInput';
import type { z } from 'zod/v4';

type Issue = z.core.$ZodIssue;

function fieldOf(path: readonly PropertyKey[], name: string): string {
  return path.length > 0 ? path.map(String).join('.') : name;
}

function describe(issue: Issue, name: string): string {
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map(key => [...issue.path, key].join('.'));
    return `${keys.join(', ')} is not a known field`;
  }
  const field = fieldOf(issue.path, name);
  return issue.message.startsWith('Invalid input: expected') &&
    issue.message.endsWith('received undefined')
    ? `${field} is required`
    : `${field} ${issue.message.replace(/^Invalid input: /, 'is invalid: ')}`;
}

/**
 * What the schema makes of a value that came over the wire.
 *
 * @param name - how the value is called where the fault is the value itself
 * @throws InputError that names every field at fault and echoes none
 */
export function validate<T extends z.ZodType>(
  schema: T,
  value: unknown,
  name: string,
): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) {
    return result.data;
  }
  throw invalidInput(
    result.error.issues.map(issue => describe(issue, name)).join('; '),
  );
}
