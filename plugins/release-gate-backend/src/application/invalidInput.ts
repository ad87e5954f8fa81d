import { refusalToError } from './refusalToError';

/** Input of the wrong shape, as the error that the API answers with; the message names the field. */
export function invalidInput(message: string): Error {
  return refusalToError({ code: 'invalid-input', message });
}
