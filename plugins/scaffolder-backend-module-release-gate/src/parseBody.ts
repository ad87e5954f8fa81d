import { InputError } from '@backstage/errors';
import {
  type RequestOf,
  operations,
  readShape,
} from 'backstage-plugin-release-gate-common';

/** The commands whose bodies the actions write. */
type Command =
  | 'attachDocument'
  | 'draftDocument'
  | 'requestApproval'
  | 'startRelease';

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
 * The body of a command as the API takes it, checked by the API's own contract
 * before anything is sent, also in a dry run. Blank fields are left out.
 *
 * @throws InputError that names every field at fault
 */
export function parseBody<N extends Command>(
  name: N,
  fields: Readonly<Record<string, unknown>>,
): RequestOf<N>['body'] {
  const read = readShape(operations[name].body, filledIn(fields), 'body');
  if ('problem' in read) {
    throw new InputError(read.problem);
  }
  // The contract is a closed map, and the compiler loses N in the look-up.
  return read.value as RequestOf<N>['body'];
}
