import { InputError } from '@backstage/errors';
import type { z } from 'zod/v4';

function describe({ path, message }: z.core.$ZodIssue): string {
  return message.endsWith('received undefined')
    ? `${path.join('.')} is required`
    : `${path.join('.')} ${message.replace(
        /^Invalid input: /,
        'is invalid: ',
      )}`;
}

/** The fields that say something: a form leaves blank what a person skipped. */
export function filledIn(
  fields: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) =>
        value !== undefined &&
        !(typeof value === 'string' && value.trim() === ''),
    ),
  );
}

/**
 * The body of a command as the API takes it, checked by the API's own schema
 * before anything is sent, also in a dry run. Blank fields are left out.
 *
 * @throws InputError that names every field at fault
 */
export function parseBody<T extends z.ZodType>(
  schema: T,
  fields: Readonly<Record<string, unknown>>,
): z.output<T> {
  const parsed = schema.safeParse(filledIn(fields));
  if (!parsed.success) {
    throw new InputError(parsed.error.issues.map(describe).join('; '));
  }
  return parsed.data;
}
