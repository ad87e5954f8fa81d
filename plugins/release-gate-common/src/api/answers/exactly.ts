import { z } from 'zod/v4';

/** A schema for every field of `T`, and an optional one for every optional field. */
export type SchemasOf<T> = {
  readonly [K in keyof T]-?: undefined extends T[K]
    ? z.ZodOptional<z.ZodType<Exclude<T[K], undefined>>>
    : z.ZodType<T[K]>;
};

/** Answers that have a name in openapi.yaml. @public */
export const namedAnswers = z.registry<{ readonly id: string }>();

/** Gives an answer the name under which openapi.yaml lists it. */
export function named<T extends z.ZodType>(name: string, schema: T): T {
  namedAnswers.add(schema, { id: name });
  return schema;
}

/**
 * The schema of an object with exactly the fields of `T`: one that is
 * forgotten, added or of another type does not compile.
 */
export function exactly<T>(fields: SchemasOf<T>): z.ZodType<T> {
  // The compiler cannot compute what an object of mapped schemas gives.
  return z.strictObject(
    fields as z.core.$ZodLooseShape,
  ) as unknown as z.ZodType<T>;
}

/** The schema of a union of words; one that is forgotten or added does not compile. */
export function oneOf<T extends string>(
  words: Readonly<Record<T, true>>,
): z.ZodType<T> {
  return z.enum(Object.keys(words) as T[]) as unknown as z.ZodType<T>;
}

/** The schema of a list. */
export function listOf<T>(item: z.ZodType<T>): z.ZodType<readonly T[]> {
  return z.array(item);
}

/** A name of the core, as an answer holds it: it was proven when it came in. */
export function provenName<N extends string>(): z.ZodType<N> {
  return z.string() as z.ZodType<string> as z.ZodType<N>;
}

/** An instant: ISO 8601 in UTC. */
export const instant = z.iso.datetime();
