import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { z } from 'zod/v4';

/** Ten years: whatever is added to a time stays one. */
const LONGEST_DURATION_MS = 3650 * 24 * 3_600_000;

/** A number may be a text, as it is where it comes from an environment variable. */
function toNumber(value: unknown): unknown {
  return typeof value === 'string' && value.trim() !== ''
    ? Number(value)
    : value;
}

function toBoolean(value: unknown): unknown {
  const text = String(value).trim();
  if (/^(?:y|yes|true|1|on)$/i.test(text)) {
    return true;
  }
  return /^(?:n|no|false|0|off)$/i.test(text) ? false : value;
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/**
 * The types of settings that several parts of the configuration have. Each is a
 * schema for {@link readConfig} and can be made `.optional()` or given a
 * `.default(…)`.
 *
 * @public
 */
export const setting = {
  /**
   * A text that is not empty, and matches `pattern` where that is given.
   *
   * @param what - what the text has to be, as the end of "must be …"
   */
  text(pattern: RegExp = /^[^]+$/, what: string = 'a text'): z.ZodType<string> {
    return z.string(`must be ${what}`).regex(pattern, `must be ${what}`);
  },

  /** An http or https URL, as it is written. */
  httpUrl(): z.ZodType<string> {
    const error = 'must be an http or https URL';
    return z.string(error).refine(isHttpUrl, error);
  },

  /** The http or https URL below which the paths of an API lie, without a slash at its end. */
  baseUrl(): z.ZodType<string> {
    return setting.httpUrl().transform(text => {
      const { href } = new URL(text);
      let end = href.length;
      while (href.charAt(end - 1) === '/') {
        end -= 1;
      }
      return href.slice(0, end);
    });
  },

  /** Any number; a numeric text counts as one. */
  number(): z.ZodType<number> {
    return z.preprocess(toNumber, z.number('must be a number'));
  },

  /**
   * A whole number, both limits inclusive.
   *
   * @param range - the limits, and `what` it is, as in "must be … from 1 to 100"
   */
  wholeNumber(range: {
    readonly min: number;
    readonly max?: number;
    readonly what?: string;
  }): z.ZodType<number> {
    const { min, max, what = 'a whole number' } = range;
    const error = `must be ${what} from ${min} ${
      max === undefined ? 'on' : `to ${max}`
    }`;
    return z.preprocess(
      toNumber,
      z
        .number(error)
        .int(error)
        .min(min, error)
        .max(max ?? Number.MAX_SAFE_INTEGER, error),
    );
  },

  /** True or false, also as the words and digits that Backstage takes for them. */
  boolean(): z.ZodType<boolean> {
    return z.preprocess(toBoolean, z.boolean('must be true or false'));
  },

  /** A duration longer than nothing and of at most ten years, ISO 8601 or in Backstage's own forms; in milliseconds. */
  durationMs(): z.ZodType<number> {
    return z.unknown().transform((value, context) => {
      try {
        const config = new ConfigReader({ value: value as string });
        const milliseconds = durationToMilliseconds(
          readDurationFromConfig(config, { key: 'value' }),
        );
        if (milliseconds > 0 && milliseconds <= LONGEST_DURATION_MS) {
          return milliseconds;
        }
      } catch {
        // Said below, in our words.
      }
      context.addIssue(
        'must be a duration longer than nothing and at most P3650D, as ISO 8601 (PT15M), as words (15 minutes) or by its units ({ minutes: 15 })',
      );
      return z.NEVER;
    });
  },

  /** A section of settings, where a key that is none is refused. Where the section is missing, its defaults hold. */
  section<T extends z.core.$ZodLooseShape>(shape: T) {
    return z.strictObject(shape).prefault({} as z.input<z.ZodObject<T>>);
  },
} as const;
