import {
  type AnswerOf,
  type Operation,
  type OperationName,
  type RequestOf,
  operations,
  readShape,
} from 'backstage-plugin-release-gate-common';
import type { z } from 'zod/v4';
import { FakeResponseError } from './FakeResponseError';

/** What is asked, as it came in. */
interface Call {
  readonly parameters?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

/** What the schema makes of it; refused as the backend refuses it. */
function checked(schema: z.ZodType, value: unknown, name: string): unknown {
  const read = readShape(schema, value, name);
  if ('problem' in read) {
    throw new FakeResponseError(400, read.problem, 'invalid-input');
  }
  return read.value;
}

/** As it comes out of the other end of the wire. */
function sent(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

/**
 * Has a call handled as over HTTP: the contract checks what goes in, and an
 * answer that is not as the contract says is a fault of the handler.
 */
export function answeredByContract<N extends OperationName>(
  name: N,
  call: Call,
  handle: (asked: RequestOf<N>) => AnswerOf<N>,
): AnswerOf<N> {
  const { parameters, query, body, answer }: Operation = operations[name];
  const request = {
    parameters: checked(parameters, sent(call.parameters ?? {}), 'path'),
    query: checked(query, sent(call.query ?? {}), 'query'),
    body: body && checked(body, sent(call.body ?? {}), 'body'),
  };
  // The contract is a closed map, and the compiler loses N in the look-up.
  return answer.parse(sent(handle(request as RequestOf<N>))) as AnswerOf<N>;
}
