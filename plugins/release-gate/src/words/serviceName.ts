/** The name of an entity without kind, and without the default namespace. */
export function serviceName(entityRef: string): string {
  const name = entityRef.slice(entityRef.indexOf(':') + 1);
  return name.startsWith('default/') ? name.slice('default/'.length) : name;
}
