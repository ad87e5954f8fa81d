import {
  ConflictError,
  CustomErrorBase,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  API_REFUSALS,
  type ApiRefusal,
  type ApiRefusalCode,
} from './ApiRefusal';

/** The HTTP answer follows from the name of the error and from `statusCode`. */
class PayloadTooLargeError extends CustomErrorBase {
  readonly name = 'PayloadTooLargeError';
  readonly statusCode = 413;
}

/** As above. */
class UnsupportedMediaTypeError extends CustomErrorBase {
  readonly name = 'UnsupportedMediaTypeError';
  readonly statusCode = 415;
}

function errorFor({ code, message }: ApiRefusal): Error {
  const nature = API_REFUSALS[code];
  switch (nature) {
    case 'invalid':
      return new InputError(message);
    case 'too-large':
      return new PayloadTooLargeError(message);
    case 'unsupported':
      return new UnsupportedMediaTypeError(message);
    case 'forbidden':
      return new NotAllowedError(message);
    case 'not-found':
      return new NotFoundError(message);
    case 'conflict':
      return new ConflictError(message);
    default:
      return nature satisfies never;
  }
}

/** A refusal as the error that the API answers with; its `code` is the refusal's. */
export function refusalToError(
  refusal: ApiRefusal,
): Error & { readonly code: ApiRefusalCode } {
  return Object.assign(errorFor(refusal), { code: refusal.code });
}
