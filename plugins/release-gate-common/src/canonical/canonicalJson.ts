import canonicalize from 'canonicalize';

/**
 * The canonical JSON text of a value (RFC 8785): keys sorted, no white space,
 * so that two equal values always give the same bytes.
 *
 * @throws TypeError when the value has no JSON form, for example `undefined`
 * @public
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) {
    throw new TypeError('A value without a JSON form has no canonical JSON');
  }
  return text;
}
