/** What went wrong with a call, as a page tells it. */
export interface Failure {
  readonly kind: 'gone' | 'denied' | 'refused' | 'failed';
  readonly message: string;
  readonly code?: string;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

function kindOf(status: unknown): Failure['kind'] {
  switch (status) {
    case 404:
      return 'gone';
    case 401:
    case 403:
      return 'denied';
    case 400:
    case 409:
      return 'refused';
    default:
      return 'failed';
  }
}

/** Reads a rejection: a `ResponseError` says what the server said, anything else that it was not reached. */
export function failureOf(thrown: unknown): Failure {
  const body = recordOf(recordOf(thrown).body);
  const { message, code } = recordOf(body.error);
  if (typeof message === 'string') {
    return {
      kind: kindOf(recordOf(body.response).statusCode),
      message,
      ...(typeof code === 'string' && { code }),
    };
  }
  return {
    kind: 'failed',
    message: thrown instanceof Error ? thrown.message : String(thrown),
  };
}
