const DEFAULT_RETRY_AFTER_MS = 60_000;

/**
 * For how long a vendor's Retry-After is believed, in milliseconds: asking once
 * more after a quarter of an hour costs one request, and a mistaken day would
 * cost a release its day.
 *
 * @public
 */
export const LONGEST_RETRY_AFTER_MS = 15 * 60_000;

/**
 * How long to wait by a Retry-After header, in seconds or as an HTTP date (RFC
 * 9110, 10.2.3): a minute where it is missing or says nothing, and never more
 * than {@link LONGEST_RETRY_AFTER_MS}.
 */
export function retryAfterMs(value: string | null, nowMs: number): number {
  const text = value?.trim() ?? '';
  let waitMs = NaN;
  if (/^\d+$/.test(text)) {
    waitMs = Number(text) * 1000;
  } else if (/^[A-Za-z]+,? /.test(text)) {
    waitMs = Date.parse(text) - nowMs;
  }
  return Number.isNaN(waitMs)
    ? DEFAULT_RETRY_AFTER_MS
    : Math.min(Math.max(0, waitMs), LONGEST_RETRY_AFTER_MS);
}
