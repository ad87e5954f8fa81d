import {
  OPERATION_NAMES,
  type Operation,
  type OperationName,
  operations,
} from 'backstage-plugin-release-gate-common';
import { z } from 'zod/v4';
import type { Client, ReleaseGate } from '../startReleaseGate';
import { Dice } from './Dice';
import { KnownValues } from './KnownValues';
import { type JsonSchema, objectFor, valueFor } from './valueFor';

/** How often is looked at what there is by now. */
const LEARNS_EVERY = 200;
/** The longest sentence that anybody is answered with. */
const LONGEST_MESSAGE = 1_000;
/** What no answer may tell: of the database, of the code, of this machine. */
const INTERNAL =
  /\b(?:select|insert|update) .+ (?:from|into|set)\b|sqlite|knex|node_modules|TypeError|RangeError|\bat \S+\.[jt]s:\d/i;

/** A request that was answered as none may be. */
export interface Objection {
  readonly step: number;
  readonly request: string;
  readonly objection: string;
}

/** How often each operation was answered with each status. */
export type Answers = Readonly<
  Record<string, Readonly<Record<number, number>>>
>;

function schemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema;
}

const SHAPES = Object.fromEntries(
  OPERATION_NAMES.map(name => {
    const { parameters, query, body }: Operation = operations[name];
    return [
      name,
      {
        parameters: schemaOf(parameters),
        query: schemaOf(query),
        ...(body && { body: schemaOf(body) }),
      },
    ];
  }),
) as Readonly<
  Record<
    OperationName,
    {
      readonly parameters: JsonSchema;
      readonly query: JsonSchema;
      readonly body?: JsonSchema;
    }
  >
>;

/** What ends a release is asked for less often, so that some get further. */
const ENDINGS: ReadonlySet<OperationName> = new Set([
  'cancelRelease',
  'rollBack',
]);

const VERBS = { GET: 'get', POST: 'post', PATCH: 'patch' } as const;

interface Tools {
  readonly dice: Dice;
  readonly known: KnownValues;
}

/** What of an answer is against what every answer promises; undefined where nothing is. */
function objectionTo(status: number, body: unknown): string | undefined {
  if (status >= 500) {
    return `a fault: ${status} ${JSON.stringify(body)}`;
  }
  if (status < 400) {
    return undefined;
  }
  const { error } = body as {
    readonly error?: { readonly message?: string; readonly code?: string };
  };
  const message = error?.message ?? '';
  if (message === '' || message.length > LONGEST_MESSAGE) {
    return `${status} with a sentence of ${message.length} characters`;
  }
  if ([400, 403, 409].includes(status) && error?.code === undefined) {
    return `${status} without a code: ${message}`;
  }
  return INTERNAL.test(message) ? `it tells too much: ${message}` : undefined;
}

/**
 * Asks the API at random, through its contract, as everybody: mostly what is
 * well-formed and means something, so that it gets far. Every answer is held
 * against the contract, and none may be a fault.
 */
export async function wanderApi(
  gate: ReleaseGate,
  { seed, steps }: { readonly seed: number; readonly steps: number },
): Promise<{
  readonly answers: Answers;
  readonly objections: readonly Objection[];
}> {
  const dice = new Dice(seed);
  const known = new KnownValues();
  const tools = { dice, known };
  const answers: Record<string, Record<number, number>> = {};
  const objections: Objection[] = [];
  const callers: readonly (readonly [string, Client])[] = [
    ...['engineer', 'engineer', 'engineer-2', 'director', 'outsider'].map(
      name => [name, gate.user(name)] as const,
    ),
    ['pipeline', gate.pipeline],
    ['agent', gate.agentOf('engineer')],
    ['guest', gate.guest],
  ];
  const learn = async () => {
    const { body } = await gate.user('engineer').get('/releases?limit=10');
    known.learnFrom(body.items);
    for (const { id } of body.items) {
      const read = await gate.user('engineer').get(`/releases/${id}`);
      known.learnFrom(read.body);
    }
  };
  await learn();

  for (let step = 0; step < steps; step++) {
    const drawn = dice.oneOf(OPERATION_NAMES);
    const name = ENDINGS.has(drawn) && dice.isUnder(0.8) ? 'getRelease' : drawn;
    const { method }: Operation = operations[name];
    const url = urlFor(name, tools);
    const { body: shape } = SHAPES[name];
    const body = shape && bodyFor(shape, tools);
    const [who, client] = dice.oneOf(callers);
    const request = `${who}: ${method} ${url} ${
      JSON.stringify(body)?.slice(0, 500) ?? ''
    }`;
    try {
      const answer = await client[VERBS[method]](url, body);
      const counts = (answers[name] ??= {});
      counts[answer.status] = (counts[answer.status] ?? 0) + 1;
      const objection = objectionTo(answer.status, answer.body);
      if (objection) {
        objections.push({ step, request, objection });
      }
      known.learnFrom(answer.body);
    } catch (error) {
      objections.push({ step, request, objection: String(error) });
    }
    if (step % LEARNS_EVERY === LEARNS_EVERY - 1) {
      await learn();
    }
  }
  return { answers, objections };
}

/** What stands in a URL is text, and not of any length. */
function inUrl(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : `${value}`;
  return encodeURIComponent(text.slice(0, 500).replace(/\p{Surrogate}/gu, ''));
}

function urlFor(name: OperationName, tools: Tools): string {
  const { path }: Operation = operations[name];
  const { parameters, query } = SHAPES[name];
  const filled = path.replace(/:(\w+)/g, (_, parameter: string) => {
    const field = path.startsWith('/violations') ? 'violationId' : parameter;
    const schema = parameters.properties?.[parameter] ?? {};
    return inUrl(valueFor(schema, field, tools));
  });
  const asked = Object.entries(objectFor(query, tools)).map(
    ([key, value]) => `${key}=${inUrl(value)}`,
  );
  return asked.length > 0 ? `${filled}?${asked.join('&')}` : filled;
}

function bodyFor(shape: JsonSchema, tools: Tools): object {
  const body = valueFor(shape, '', tools);
  return typeof body === 'object' && body !== null ? body : {};
}
