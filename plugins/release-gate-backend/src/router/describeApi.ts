import {
  OPERATION_NAMES,
  type Operation,
  namedAnswers,
  operations,
} from 'backstage-plugin-release-gate-common';
import { z } from 'zod/v4';

type Schema = Readonly<Record<string, unknown>>;

/** What every operation may answer instead, by the name that stands for it once. */
const FAILURES = {
  InvalidInput: ['400', 'A field is at fault; the message names it'],
  Unauthenticated: ['401', 'No credentials'],
  Forbidden: ['403', 'Not for this caller; `code` says why'],
  NotFound: ['404', 'No such release, item, violation or entity'],
  Refused: ['409', 'A rule refuses; `code` says which'],
  Failed: ['500', 'A fault; the log of the portal says which'],
  Unavailable: [
    '503',
    'Something that is needed cannot be reached; `Retry-After` says when to ask again',
  ],
} as const;

const ERROR: Schema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['name', 'message'],
      properties: {
        name: { type: 'string' },
        message: { type: 'string' },
        code: { type: 'string' },
      },
    },
  },
};

function componentOf(name: string): string {
  return `#/components/schemas/${name}`;
}

/** What may be sent. */
function inputSchema(schema: z.ZodType): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-2020-12',
    unrepresentable: 'any',
  }) as Record<string, unknown>;
  return rest;
}

/** What is answered, by name. Objects are open: later versions may add fields. */
function answerSchemas(): Readonly<Record<string, Schema>> {
  const { schemas } = z.toJSONSchema(namedAnswers, {
    io: 'output',
    target: 'draft-2020-12',
    uri: componentOf,
    override: ({ jsonSchema }) => {
      delete jsonSchema.additionalProperties;
      if (jsonSchema.format === 'date-time') {
        delete jsonSchema.pattern;
      }
      if (jsonSchema.type === 'integer') {
        // They say no more than what JavaScript can count.
        delete jsonSchema.minimum;
        delete jsonSchema.maximum;
      }
    },
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const { $schema: _, $id: __, ...rest } = schema;
      return [name, rest];
    }),
  );
}

function parametersIn(place: 'path' | 'query', schema: z.ZodObject) {
  const { properties = {}, required = [] } = inputSchema(schema) as {
    readonly properties?: Readonly<Record<string, Schema>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    // A parameter with a default need not be sent.
    required: required.includes(name) && !('default' in property),
    ...(place === 'query' && { allowReserved: true }),
    schema: property,
  }));
}

function describeOperation(name: string, operation: Operation): Schema {
  const { summary, parameters, query, body, status, answer } = operation;
  const answerName = namedAnswers.get(answer)?.id;
  if (answerName === undefined) {
    throw new Error(`The answer of ${name} has no name`);
  }
  const all = [
    ...parametersIn('path', parameters),
    ...parametersIn('query', query),
  ];
  return {
    operationId: name,
    summary,
    ...(all.length > 0 && { parameters: all }),
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: inputSchema(body) } },
      },
    }),
    responses: {
      [status]: {
        description: answerName,
        content: {
          [operation.mediaType ?? 'application/json']: {
            schema: { $ref: componentOf(answerName) },
          },
        },
      },
      ...(operation.isConditional && {
        304: { description: 'As the tag in If-None-Match has it' },
      }),
      ...Object.fromEntries(
        Object.entries(FAILURES).map(([failure, [code]]) => [
          code,
          { $ref: `#/components/responses/${failure}` },
        ]),
      ),
    },
  };
}

/**
 * The API as an OpenAPI 3.1 document, made of the contract that requests are
 * checked by. `openapi.yaml` is this, written down.
 */
export function describeApi(): Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const name of OPERATION_NAMES) {
    const operation: Operation = operations[name];
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[operation.method.toLowerCase()] = describeOperation(
      name,
      operation,
    );
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'release-gate',
      version: '1',
      description:
        'The Release Gate API, under /api/release-gate. Written from the code; see src/router/describeApi.ts.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      responses: Object.fromEntries(
        Object.entries(FAILURES).map(([failure, [, description]]) => [
          failure,
          {
            description,
            content: {
              'application/json': { schema: { $ref: componentOf('Error') } },
            },
          },
        ]),
      ),
      schemas: { ...answerSchemas(), Error: ERROR },
    },
  };
}
