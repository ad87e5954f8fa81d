import { invalidInput } from '../application/invalidInput';
import { refusalToError } from '../application/refusalToError';
import express, {
  type ErrorRequestHandler,
  type RequestHandler,
} from 'express';

/** Well above a document of 200 kB, also when every character is escaped. */
const LIMIT = '1mb';

/** A fault of a body, in our words: the parser's own error would echo the body. */
const translate: ErrorRequestHandler = (error, _req, _res, next) => {
  const status: unknown = (error as { status?: unknown }).status;
  if (status === 413) {
    next(
      refusalToError({
        code: 'body-too-large',
        message: `The request body is larger than ${LIMIT}`,
      }),
    );
    return;
  }
  next(
    invalidInput(
      status === 415
        ? 'The request body has an encoding that is not supported'
        : 'The request body is not valid JSON',
    ),
  );
};

/** Reads JSON bodies, and says what is wrong with one without repeating it. */
export function parseJson(): (RequestHandler | ErrorRequestHandler)[] {
  return [express.json({ limit: LIMIT, strict: true }), translate];
}
