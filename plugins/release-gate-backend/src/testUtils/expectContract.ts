import {
  type Operation,
  OPERATION_NAMES,
  operations,
  readShape,
} from 'backstage-plugin-release-gate-common';
import type { Response } from 'supertest';
import { z } from 'zod/v4';

const errorBody = z.object({
  error: z.object({
    name: z.string(),
    message: z.string(),
    code: z.string().optional(),
  }),
});

/** The operation that a request goes to, or undefined for a path that is none. */
function operationAt(method: string, url: string): Operation | undefined {
  const [path] = url.split('?');
  return OPERATION_NAMES.map((name): Operation => operations[name]).find(
    each =>
      each.method === method &&
      new RegExp(`^${each.path.replace(/:\w+/g, '[^/]+')}$`).test(path),
  );
}

/** Fails where an answer is not exactly what the contract says. */
export function expectContract(
  method: string,
  url: string,
  { status, body, text }: Response,
): void {
  const operation = operationAt(method, url);
  const isUnchanged = status === 304 && operation?.isConditional === true;
  if (!operation || (isUnchanged && text === '')) {
    return;
  }
  const isRefused = status >= 400;
  const { answer, mediaType } = operation;
  const read = readShape(
    isRefused ? errorBody : answer,
    mediaType && !isRefused ? text : body,
    'answer',
  );
  if ('problem' in read || (!isRefused && status !== operation.status)) {
    throw new Error(
      `${method} ${url} answered ${status}, against the contract: ${
        'problem' in read ? read.problem : `${operation.status} is expected`
      }`,
    );
  }
}
