import { z } from 'zod/v4';
import type {
  CommitId,
  EntityRef,
  EnvironmentName,
  ReleaseId,
} from '../domain/model/names';
import { isBlank } from '../domain/model/readable';
import { isInSight } from './isInSight';

/*
 * What may come in, field by field: trimmed, bounded, and told by name when it
 * is at fault.
 */

// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/u;

function hasNoControls(value: string): boolean {
  return !CONTROL.test(value);
}
const ALL_IN_SIGHT =
  'must be one line without characters that are invisible or turn its direction';
const EMPTY = 'must not be empty';
const NO_CONTROLS = 'must not hold control characters';

/** Lines end in one way, whatever they were typed on. */
function withOneLineEnd(value: string): string {
  return value.replace(/\r\n?/g, '\n');
}

export function text(maximum: number) {
  return z
    .string()
    .overwrite(withOneLineEnd)
    .trim()
    .min(1, { error: EMPTY, abort: true })
    .refine(value => !isBlank(value), EMPTY)
    .max(maximum, `must have at most ${maximum} characters`)
    .refine(hasNoControls, NO_CONTROLS);
}

/** A text of one line, in which nothing is out of sight. */
function line(maximum: number) {
  return text(maximum).refine(isInSight, ALL_IN_SIGHT);
}

/** What a text is once its schema has proven it; here the names of the core are made. */
function nameOf<N extends string>(
  schema: z.ZodType<string, string>,
): z.ZodType<N, string> {
  return schema as z.ZodType<string, string> as z.ZodType<N, string>;
}

/** A name of up to 200 characters, such as a version or a title. */
export const nameSchema = line(200);
/** A text of up to 10,000 characters. */
export const textSchema = text(10_000);
/** The name of an environment. */
export const environmentSchema = nameOf<EnvironmentName>(text(100));

/** Markdown of up to 200 kB, counted in UTF-8 bytes. */
export const markdownSchema = z
  .string()
  .overwrite(withOneLineEnd)
  .min(1, { error: EMPTY, abort: true })
  .refine(value => !isBlank(value), EMPTY)
  .refine(
    value => new TextEncoder().encode(value).length <= 200_000,
    'must have at most 200 kB',
  )
  .refine(hasNoControls, NO_CONTROLS);

/** A commit: 40 or 64 hex digits, lower-cased. */
export const commitSchema = nameOf<CommitId>(
  z
    .string()
    .regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/i, 'must be 40 or 64 hex digits')
    .toLowerCase(),
);

/** A SHA-256, lower-cased. */
export const digestSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/i, 'must be 64 hex digits')
  .toLowerCase();

/**
 * A full entity reference, lower-cased. Its form is enough: which names there
 * are is the catalog's word, and a host may allow others than Backstage does by
 * itself.
 */
export const entityRefSchema = nameOf<EntityRef>(
  z
    .string()
    .max(500, 'must have at most 500 characters')
    .regex(
      /^[^\s:/]+:[^\s:/]+\/[^\s:/]+$/u,
      'must be a full entity reference such as component:default/payments',
    )
    .refine(hasNoControls, NO_CONTROLS)
    .refine(isInSight, ALL_IN_SIGHT)
    .toLowerCase(),
);

/** A release id: a ULID. */
export const ulidSchema = nameOf<ReleaseId>(
  z
    .string()
    .regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/i, 'must be a ULID')
    .toUpperCase(),
);

/** A link: http or https only. */
export const urlSchema = z
  .string()
  .trim()
  .max(2000, 'must have at most 2000 characters')
  .refine(hasNoControls, NO_CONTROLS)
  .refine(isInSight, ALL_IN_SIGHT)
  .refine(value => {
    try {
      return ['http:', 'https:'].includes(new URL(value).protocol);
    } catch {
      return false;
    }
  }, 'must be an http or https URL');

/** Times that can be meant: every sum with a duration stays one that a clock can show. */
const FIRST_INSTANT_MS = Date.UTC(1970, 0);
const LAST_INSTANT_MS = Date.UTC(2200, 0);

/** An instant: ISO 8601, turned into UTC with milliseconds. */
export const instantSchema = z.iso
  .datetime({ offset: true, error: 'must be an ISO 8601 time' })
  .transform((value, context) => {
    const instant = Date.parse(value);
    // One that cannot be read is in no range.
    if (instant >= FIRST_INSTANT_MS && instant < LAST_INSTANT_MS) {
      return new Date(instant).toISOString();
    }
    context.addIssue('must be a time of the years from 1970 to 2199');
    return z.NEVER;
  });

/** The id of a tracker, a ticket, or a part of an item. */
export const identifierSchema = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:/#-]{0,99}$/, 'must be an identifier');

/** The name of a tracker; it ignores case. */
export const trackerSchema = identifierSchema.toLowerCase();

/** A text to search for. */
export const searchSchema = z
  .string()
  .trim()
  .max(200)
  .refine(hasNoControls, NO_CONTROLS);

/**
 * What a report claims besides the fact that it is there for: blank is absent,
 * and what cannot be read is null, never a reason to lose the report.
 */
export function claim(schema: z.ZodType<string, string>) {
  const read = z
    .unknown()
    .meta({ type: 'string' })
    .transform(value => {
      const isAbsent =
        value === undefined ||
        value === null ||
        (typeof value === 'string' && isBlank(value));
      return isAbsent ? undefined : schema.safeParse(value).data ?? null;
    });
  // Anything is taken; a text is what a client is told to write.
  return read.optional() as z.ZodType as z.ZodOptional<
    z.ZodType<string | null, string>
  >;
}

/** The revision that the caller has seen: a command on another one is refused. */
export const revisionSchema = z.number().int().min(1);

const limitSchema = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, 'must be a whole number from 1 to 200')
  .transform(Number)
  .pipe(z.number().max(200, 'must be a whole number from 1 to 200'));

/** Which page of a list is asked for. */
export function pageFields(limit: number) {
  return {
    limit: limitSchema.prefault(String(limit)),
    cursor: z.string().min(1).max(500).optional(),
  };
}
