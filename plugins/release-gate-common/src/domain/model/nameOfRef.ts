/**
 * The name in an entity reference, without kind and namespace: `engineer` of
 * `user:default/engineer`. What is no reference is given back as it is.
 *
 * @public
 */
export function nameOfRef(ref: string): string {
  return ref.slice(ref.indexOf('/') + 1);
}
