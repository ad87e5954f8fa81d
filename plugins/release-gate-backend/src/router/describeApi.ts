import {
  bodySchemas,
  querySchemas,
} from 'backstage-plugin-release-gate-common';
import { z } from 'zod/v4';
import { type Operation, operations } from './operations';

type Schema = Readonly<Record<string, unknown>>;

/** The shapes of the answers, as far as clients may rely on them. */
const ANSWERS: Readonly<Record<Operation['answer'], Schema>> = {
  Release: object(
    'id entityRef owner version commit title environment attempt routine phase revision createdBy createdAt updatedAt workflow stages approval deployments tickets documents timeEntries violations gate nextSteps waitingFor allowedActions now',
  ),
  ReleasePage: object('items pageInfo totalItems'),
  EventPage: object('items pageInfo totalItems'),
  Workflows: object('items'),
  Integrations: object('items'),
  FoundTickets: object('items'),
  Markdown: { type: 'string' },
  Dossier: object('openDuties setbacks wordOnly'),
  Draft: object('kind title markdown openPlaces'),
  DocumentPage: object('items pageInfo totalItems'),
  DeploymentAnswer: object('deploymentId'),
  Violation: object('id code message at deploymentId'),
  GateAnswer: object('allowed reasons'),
  Summary: object(
    'entityRef workflow history violations openDuties gate allowedActions now',
  ),
};

/** What every operation may answer instead, by the name that stands for it once. */
const FAILURES = {
  InvalidInput: ['400', 'A field is at fault; the message names it'],
  Unauthenticated: ['401', 'No credentials'],
  Forbidden: ['403', 'Not for this caller; `code` says why'],
  NotFound: ['404', 'No such release, item, violation or entity'],
  Refused: ['409', 'A rule refuses; `code` says which'],
} as const;

function object(required: string): Schema {
  return { type: 'object', required: required.split(' ') };
}

function jsonSchema(schema: z.ZodType): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-2020-12',
    unrepresentable: 'any',
  }) as Record<string, unknown>;
  return rest;
}

function parameters({ path, query }: Operation): readonly Schema[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  if (!query) {
    return inPath;
  }
  const { properties = {}, required = [] } = jsonSchema(
    querySchemas[query],
  ) as {
    readonly properties?: Readonly<Record<string, Schema>>;
    readonly required?: readonly string[];
  };
  return [
    ...inPath,
    ...Object.entries(properties).map(([name, schema]) => ({
      name,
      in: 'query',
      // A parameter with a default need not be sent.
      required: required.includes(name) && !('default' in schema),
      allowReserved: true,
      schema,
    })),
  ];
}

function describeOperation(name: string, operation: Operation): Schema {
  const { summary, body, status, answer } = operation;
  const parameterList = parameters(operation);
  return {
    operationId: name,
    summary,
    ...(parameterList.length > 0 && { parameters: parameterList }),
    ...(body && {
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: jsonSchema(bodySchemas[body]) },
        },
      },
    }),
    responses: {
      [status]: {
        description: answer,
        content: {
          [answer === 'Markdown' ? 'text/markdown' : 'application/json']: {
            schema: { $ref: `#/components/schemas/${answer}` },
          },
        },
      },
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
 * The API as an OpenAPI 3.1 document, made of the same operations and schemas
 * that requests are validated by. `openapi.yaml` is this, written down.
 */
export function describeApi(): Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const [name, operation] of Object.entries(operations) as [
    string,
    Operation,
  ][]) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[operation.method] = describeOperation(name, operation);
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
              'application/json': {
                schema: { $ref: '#/components/schemas/Error' },
              },
            },
          },
        ]),
      ),
      schemas: {
        ...ANSWERS,
        Error: {
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
        },
      },
    },
  };
}
