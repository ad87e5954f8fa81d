/** Kinds that are meant where none is said: what is released, and who releases it. */
const UNSAID_KINDS = ['component', 'user', 'group'];
const UNSAID_NAMESPACE = 'default';

/**
 * An entity reference as people say it: `engineer` of `user:default/engineer`.
 * The namespace is said where it is not the default one, and the kind where it
 * is no component, user or group, since others may have the same name:
 * `api:shop/payments`. What is no reference is given back as it is.
 *
 * @public
 */
export function nameOfRef(ref: string): string {
  const [, kind, namespace, name] =
    /^([^:/]+):([^:/]+)\/(.+)$/s.exec(ref) ?? [];
  if (kind === undefined) {
    return ref;
  }
  return [
    UNSAID_KINDS.includes(kind.toLowerCase()) ? '' : `${kind}:`,
    namespace.toLowerCase() === UNSAID_NAMESPACE ? '' : `${namespace}/`,
    name,
  ].join('');
}
