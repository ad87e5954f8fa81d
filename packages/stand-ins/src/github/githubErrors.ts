import type { Response } from 'express';

export interface FieldError {
  readonly resource: string;
  readonly code: string;
  readonly field?: string;
  readonly message?: string;
}

export class Refused extends Error {
  readonly status: number;
  readonly errors: readonly FieldError[] | undefined;

  constructor(status: number, message: string, errors?: readonly FieldError[]) {
    super(message);
    this.status = status;
    this.errors = errors;
  }
}

export function invalid(...errors: readonly FieldError[]): Refused {
  return new Refused(422, 'Validation Failed', errors);
}

export const notFound = () => new Refused(404, 'Not Found');

const DOCS = 'https://docs.github.com';

export function sendRefusal(
  res: Response,
  refused: Refused,
  docs: string,
): void {
  const { status, message, errors } = refused;
  res.status(status).json({
    message,
    ...(errors && { errors }),
    documentation_url: `${DOCS}/${docs}`,
    status: String(status),
  });
}
