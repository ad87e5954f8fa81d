import fs from 'node:fs';
import path from 'node:path';

/** So many people use the portal, and so many services they have: more than what a few seconds of memory would flatter. */
export const PEOPLE = 50;
export const SERVICES = 500;

/** The catalog that is measured, as a file in a folder. Returns its path. */
export function writeCatalog(folder) {
  const entity = (kind, name, spec) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name },
    spec,
  });
  const service = name =>
    entity('Component', name, {
      type: 'service',
      lifecycle: 'production',
      owner: 'portal-team',
    });
  const many = (count, make) =>
    Array.from({ length: count }, (_, index) => make(index));
  const entities = [
    entity('Group', 'portal-team', { type: 'team', children: [] }),
    entity('Group', 'directors', { type: 'team', children: [] }),
    entity('User', 'engineer', { memberOf: ['portal-team'] }),
    entity('User', 'director', { memberOf: ['directors'] }),
    ...many(PEOPLE, index =>
      entity('User', `person-${index}`, { memberOf: ['portal-team'] }),
    ),
    service('payments'),
    ...many(SERVICES, index => service(`service-${index}`)),
  ];
  const file = path.join(folder, 'catalog.yaml');
  // JSON is YAML.
  fs.writeFileSync(
    file,
    entities.map(each => JSON.stringify(each)).join('\n---\n'),
  );
  return file;
}
