import {
  REFUSALS,
  type Refusal,
  type RefusalCode,
} from 'backstage-plugin-release-gate-common';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';

type HttpError = Error & { code?: RefusalCode };

function errorFor({ code, message }: Refusal): HttpError {
  const nature = REFUSALS[code];
  switch (nature) {
    case 'invalid':
      return new InputError(message);
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
export function refusalToError(refused: Refusal): Error {
  return Object.assign(errorFor(refused), { code: refused.code });
}
