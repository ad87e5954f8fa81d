import {
  AuthenticationError,
  ConflictError,
  ForwardedError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ResponseError,
  ServiceUnavailableError,
} from '@backstage/errors';

const ERRORS: Readonly<Record<number, new (message: string) => Error>> = {
  400: InputError,
  401: AuthenticationError,
  403: NotAllowedError,
  404: NotFoundError,
  409: ConflictError,
  413: InputError,
  429: ServiceUnavailableError,
  502: ServiceUnavailableError,
  503: ServiceUnavailableError,
  504: ServiceUnavailableError,
};

/**
 * The error that an answer of Release Gate stands for, in its own words and
 * with its `code`. What did not come from Release Gate, such as the page of a
 * gateway, is named by its status only.
 */
export async function errorOf(response: Response): Promise<Error> {
  const isJson = response.headers
    .get('content-type')
    ?.startsWith('application/json');
  const { status, statusText } = response;
  const { body, cause } = await ResponseError.fromResponse(response);
  const { message, code } = body.error;
  const sentence =
    isJson && message
      ? message
      : `Release Gate answered ${status} ${statusText}`.trim();
  const Kind = ERRORS[status];
  const error = Kind
    ? new Kind(sentence)
    : new ForwardedError(
        'Release Gate failed',
        isJson ? cause : new Error(sentence),
      );
  return typeof code === 'string' ? Object.assign(error, { code }) : error;
}

/** The code of a refusal, such as `not-owner`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error
    ? String(error.code)
    : undefined;
}
