import {
  OPERATION_NAMES,
  type Operation,
  operations,
} from 'backstage-plugin-release-gate-common';
import { NotFoundError } from '@backstage/errors';
import type {
  ErrorRequestHandler,
  Request,
  RequestHandler,
  Response,
} from 'express';
import Router from 'express-promise-router';
import { invalidInput } from '../application/invalidInput';
import type { CallerReader } from './CallerReader';
import { RETRY_AFTER_SECONDS } from './FaultTranslator';
import type { OperationRunner } from './OperationRunner';
import { parseJson } from './parseJson';
import { tagOf } from './tagOf';

/** A path that cannot be decoded, in our words: the framework's own would echo it. */
const translatePath: ErrorRequestHandler = (error, _req, _res, next) => {
  next(
    error instanceof URIError
      ? invalidInput('The path of the request is not valid')
      : error,
  );
};

/** What is no operation; the paths of Backstage's own registries begin with a dot. */
const refuseOtherPaths: RequestHandler = (req, _res, next) => {
  next(
    req.path.startsWith('/.')
      ? undefined
      : new NotFoundError('The API has no such path'),
  );
};

/** Says when to come again. */
const askToReturn: ErrorRequestHandler = (error, _req, res, next) => {
  if (error.name === 'ServiceUnavailableError') {
    res.setHeader('Retry-After', RETRY_AFTER_SECONDS);
  }
  next(error);
};

/** The HTTP API: a route for every operation of the contract, in its order. */
export function createRouter(options: {
  readonly runner: OperationRunner;
  readonly callers: CallerReader;
}) {
  const { runner, callers } = options;
  const router = Router();
  router.use(...parseJson());
  for (const name of OPERATION_NAMES) {
    const { method, path, status, mediaType, isConditional }: Operation =
      operations[name];
    const verb = method.toLowerCase() as Lowercase<typeof method>;
    router[verb](path, async (req: Request, res: Response) => {
      const answer = await runner.run(name, {
        identify: () => callers.read(req),
        read: () => ({
          parameters: req.params,
          query: req.query,
          body: req.body,
        }),
        request: req,
        meta: req.params,
      });
      res.status(status);
      if (isConditional) {
        // Express answers 304 where the tag is the one that the asker has.
        res.set({ ETag: tagOf(answer), 'Cache-Control': 'private, no-cache' });
      }
      if (mediaType) {
        res.type(`${mediaType}; charset=utf-8`).send(answer);
      } else {
        res.json(answer);
      }
    });
  }
  router.use(refuseOtherPaths, translatePath, askToReturn);
  return router;
}
