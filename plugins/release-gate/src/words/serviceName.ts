import { nameOfRef } from 'backstage-plugin-release-gate-common';

/** The name of an entity, told apart from others of the same name. */
export function serviceName(entityRef: string): string {
  return nameOfRef(entityRef);
}
