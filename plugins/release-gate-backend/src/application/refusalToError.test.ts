import { API_REFUSALS, type ApiRefusalCode } from './ApiRefusal';
import { refusalToError } from './refusalToError';

const ERRORS = {
  invalid: 'InputError',
  'too-large': 'PayloadTooLargeError',
  unsupported: 'UnsupportedMediaTypeError',
  forbidden: 'NotAllowedError',
  'not-found': 'NotFoundError',
  conflict: 'ConflictError',
} as const;

it.each(Object.keys(API_REFUSALS) as ApiRefusalCode[])(
  '%s is answered with the error of its nature, and keeps its code and words',
  code => {
    const {
      name,
      message,
      code: answered,
    } = refusalToError({
      code,
      message: 'Not today',
    });
    expect({ name, message, answered }).toEqual({
      name: ERRORS[API_REFUSALS[code]],
      message: 'Not today',
      answered: code,
    });
  },
);
