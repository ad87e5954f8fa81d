import type { Config } from '@backstage/config';
import type { JsonValue } from '@backstage/types';
import type { z } from 'zod/v4';

type Issue = z.core.$ZodIssue;

/** An empty key of a YAML file is null, and means that nothing is configured. */
function withoutNulls(value: JsonValue | undefined): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutNulls);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, each]) => each !== null)
          .map(([key, each]) => [key, withoutNulls(each)]),
      )
    : value;
}

/** What is said where the schema has no words of its own. It never repeats the value, which may be secret. */
const wordingOf: z.core.$ZodErrorMap = ({ code, input, ...issue }) => {
  switch (code) {
    case 'unrecognized_keys':
      return 'is not a setting of Release Gate';
    case 'invalid_value':
      return `must be one of ${(issue.values as readonly unknown[]).join(
        ', ',
      )}`;
    case 'invalid_type':
      return input === undefined
        ? 'is required'
        : `must be of type ${String(issue.expected)}`;
    default:
      return 'is not valid';
  }
};

function sentenceOf(key: string, issue: Issue): string {
  const path = [
    ...issue.path,
    ...(issue.code === 'unrecognized_keys' ? [issue.keys[0]] : []),
  ];
  const name = path.reduce<string>(
    (before, part) =>
      typeof part === 'number'
        ? `${before}[${part}]`
        : `${before}.${String(part)}`,
    key,
  );
  return `${name} ${issue.message}`;
}

/**
 * Reads what stands at `key` of the configuration, checked by `schema`: the one
 * reader of settings for Release Gate and its modules. Schemas are made of
 * {@link setting} and `z.strictObject`, so that a misspelt key is refused. A
 * message of the schema continues the name of the key: `must be …`.
 *
 * @example
 * ```ts
 * const settings = readConfig(
 *   config,
 *   'releaseGate.example',
 *   z.strictObject({ token: setting.text(/^\S{8,}$/, 'a token') }).optional(),
 * );
 * ```
 *
 * @param key - the full key, from the root of `config`
 * @throws Error with one sentence that names the full key at fault, and never
 * its value unless the schema's own message does
 * @public
 */
export function readConfig<T extends z.ZodType>(
  config: Config,
  key: string,
  schema: T,
): z.output<T> {
  const result = schema.safeParse(withoutNulls(config.getOptional(key)), {
    error: wordingOf,
  });
  if (result.success) {
    return result.data;
  }
  const { issues } = result.error;
  // A misspelt key explains why another one is missing.
  const misspelt = issues.find(({ code }) => code === 'unrecognized_keys');
  throw new Error(sentenceOf(key, misspelt ?? issues[0]));
}
