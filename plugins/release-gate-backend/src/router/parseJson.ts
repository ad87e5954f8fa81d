import { invalidInput } from '../application/invalidInput';
import { refusalToError } from '../application/refusalToError';
import express, {
  type ErrorRequestHandler,
  type RequestHandler,
} from 'express';

/** Well above a document of 200 kB, also when every character is escaped. */
const LIMIT = '1mb';

function unsupported(message: string): Error {
  return refusalToError({ code: 'unsupported-media-type', message });
}

/** A body of another type would be left out, and its fields be missed one by one. */
const requireJson: RequestHandler = (req, _res, next) => {
  // `false` where there is a body that is none, null where there is no body.
  const isOther = req.is('application/json') === false;
  const isEmpty = req.headers['content-length'] === '0';
  next(
    isOther && !isEmpty
      ? unsupported(
          'The request body has to be JSON, with the header Content-Type: application/json',
        )
      : undefined,
  );
};

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
    status === 415
      ? unsupported('The request body has an encoding that is not supported')
      : invalidInput('The request body is not valid JSON'),
  );
};

/** Reads JSON bodies, and says what is wrong with one without repeating it. */
export function parseJson(): (RequestHandler | ErrorRequestHandler)[] {
  return [express.json({ limit: LIMIT, strict: true }), translate, requireJson];
}
