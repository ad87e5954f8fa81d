/** What the HTTP client rejects with, as far as the pages look at it. */
export class FakeResponseError extends Error {
  readonly body: {
    readonly error: {
      readonly name: string;
      readonly message: string;
      readonly code?: string;
    };
    readonly response: { readonly statusCode: number };
  };

  constructor(statusCode: number, message: string, code?: string) {
    super(`Request failed with ${statusCode}`);
    this.name = 'ResponseError';
    this.body = {
      error: { name: 'Error', message, ...(code && { code }) },
      response: { statusCode },
    };
  }
}
