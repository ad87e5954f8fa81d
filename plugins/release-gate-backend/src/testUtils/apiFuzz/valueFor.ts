import type { Dice } from './Dice';
import type { KnownValues } from './KnownValues';

/** As much of a JSON schema as is read here. */
export interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly format?: string;
  readonly pattern?: string;
}

/** What people and programs send that nobody asked for. */
const ODD: readonly unknown[] = [
  null,
  '',
  ' ',
  0,
  -1,
  1e308,
  true,
  [],
  {},
  [[[]]],
  'x'.repeat(20_000),
  '\u0000',
  '\ud800',
  '\u202Egnp.exe',
  '\u200B',
  '審査済み、問題ありません',
  '👩‍👩‍👧‍👦'.repeat(50),
  "'; drop table events; --",
  '__proto__',
  '../../../etc/passwd',
  '%00',
  '9999-12-31T23:59:59.999999999+23:59',
  'P99999999999999999999D',
  '0'.repeat(40),
];

/** Texts that fit most fields. */
const PLAIN = ['a', 'Refunds', 'Customers ask for them', '2.4.0', '1'];

const IN_FORM: Readonly<Record<string, readonly unknown[]>> = {
  'date-time': ['2026-05-12T09:00:00Z', '2026-05-12T09:00:00.000Z'],
  duration: ['PT1H', 'PT30M'],
  uri: ['https://ci.example.com/1'],
};

/**
 * A value for a field: mostly one that means something, often one that only has
 * the right shape, now and then one that nobody asked for.
 */
export function valueFor(
  schema: JsonSchema,
  name: string,
  { dice, known }: { readonly dice: Dice; readonly known: KnownValues },
): unknown {
  if (dice.isUnder(0.02)) {
    return dice.oneOf(ODD);
  }
  const meant = known.of(name);
  if (meant && dice.isUnder(0.9)) {
    // What was told last belongs together most often.
    return dice.isUnder(0.5) ? meant.at(-1) : dice.oneOf(meant);
  }
  if (schema.const !== undefined) {
    return schema.const;
  }
  if (schema.enum) {
    return dice.oneOf(schema.enum);
  }
  if (schema.anyOf) {
    return valueFor(dice.oneOf(schema.anyOf), name, { dice, known });
  }
  switch (schema.type) {
    case 'object':
      return objectFor(schema, { dice, known });
    case 'array':
      return Array.from({ length: Math.floor(dice.throw() * 3) }, () =>
        valueFor(schema.items ?? {}, name, { dice, known }),
      );
    case 'boolean':
      return dice.isUnder(0.5);
    case 'integer':
    case 'number':
      return Math.floor(dice.throw() * 40);
    default:
      return dice.oneOf(IN_FORM[schema.format ?? ''] ?? PLAIN);
  }
}

/** An object with what it must have and some of what it may; now and then something is left out or added. */
export function objectFor(
  { properties = {}, required = [] }: JsonSchema,
  tools: { readonly dice: Dice; readonly known: KnownValues },
): Record<string, unknown> {
  const { dice } = tools;
  const entries = Object.entries(properties)
    .filter(([name]) => dice.isUnder(required.includes(name) ? 0.99 : 0.3))
    .map(([name, property]) => [name, valueFor(property, name, tools)]);
  return {
    ...Object.fromEntries(entries),
    ...(dice.isUnder(0.01) && { approved: true }),
  };
}
