import {
  type OperationName,
  type RequestOf,
  operations,
  readShape,
} from 'backstage-plugin-release-gate-common';
import type { z } from 'zod/v4';
import { invalidInput } from '../application/invalidInput';

/** An operation's request as it came in, of any shape. */
export interface RawRequest {
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly query?: unknown;
  readonly body?: unknown;
}

/**
 * What the schema makes of a value that came from outside.
 *
 * @param name - how the value is called where the fault is the value itself
 * @throws InputError that names every field at fault and echoes none
 */
export function parse<T extends z.ZodType>(
  schema: T,
  value: unknown,
  name: string,
): z.output<T> {
  const read = readShape(schema, value, name);
  if ('problem' in read) {
    throw invalidInput(read.problem);
  }
  return read.value;
}

/** A request in the shape that the contract gives it. @throws InputError */
export function parseRequest<N extends OperationName>(
  name: N,
  { parameters, query, body }: RawRequest,
): RequestOf<N> {
  const operation = operations[name];
  // The contract is a closed map, and the compiler loses N in the look-up.
  return {
    parameters: parse(operation.parameters, parameters ?? {}, 'path'),
    query: parse(operation.query, query ?? {}, 'query'),
    body:
      'body' in operation
        ? parse(operation.body, body ?? {}, 'body')
        : undefined,
  } as RequestOf<N>;
}
