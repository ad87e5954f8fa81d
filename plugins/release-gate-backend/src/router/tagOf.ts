import { createHash } from 'node:crypto';

/**
 * The tag of an answer: another one whenever anything in it is another, for
 * whoever sees it, but for the time at which it was given (RFC 9110, 8.8.3).
 */
export function tagOf(answer: unknown): string {
  const content = JSON.stringify(answer, (key, value) =>
    key === 'now' ? undefined : value,
  );
  return `W/"${createHash('sha256').update(content).digest('base64url')}"`;
}
