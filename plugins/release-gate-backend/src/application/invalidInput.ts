import { InputError } from '@backstage/errors';

/** Input of the wrong shape, as the error that the API answers with; the message names the field. */
export function invalidInput(message: string): InputError {
  return Object.assign(new InputError(message), { code: 'invalid-input' });
}
