import canonicalize from 'canonicalize';

/** How JSON.stringify writes half a character: nothing else in its output is such an escape. */
const HALF = /(?<!\\)(?:\\\\)*\\ud[89a-f][0-9a-f]{2}/;

/**
 * The canonical JSON text of a value (RFC 8785): keys sorted, no white space,
 * so that two equal values always give the same bytes.
 *
 * @throws TypeError when the value has no JSON form, for example `undefined`,
 *   and when a text in it holds half a character (a lone surrogate)
 * @public
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) {
    throw new TypeError('A value without a JSON form has no canonical JSON');
  }
  // RFC 8785, section 3.2.2.2: other implementations end with an error here.
  if (HALF.test(text)) {
    throw new TypeError('Half a character has no canonical JSON');
  }
  return text;
}
