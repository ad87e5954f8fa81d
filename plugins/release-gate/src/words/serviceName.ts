import { defaultEntityPresentation } from '@backstage/plugin-catalog-react';

/** The name of an entity without kind, and without the default namespace. */
export function serviceName(entityRef: string): string {
  return defaultEntityPresentation(entityRef).primaryTitle;
}
