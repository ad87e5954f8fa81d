import type { EntityRef } from 'backstage-plugin-release-gate-common';
import type { Directory, KnownEntity } from './Directory';
import { refusalToError } from './refusalToError';

/**
 * The entity as the catalog has it now.
 *
 * @throws NotFoundError `unknown-entity` where the catalog does not know it
 * @throws ServiceUnavailableError where the catalog cannot be asked
 */
export async function requireEntity(
  directory: Directory,
  entityRef: EntityRef,
): Promise<KnownEntity> {
  const known = await directory.entity(entityRef);
  if (!known) {
    throw unknownEntity(entityRef);
  }
  return known;
}

/** @throws NotFoundError `unknown-entity` where the catalog does not know the entity any more */
export function requireNotGone({ entityRef, isGone }: KnownEntity): void {
  if (isGone) {
    throw unknownEntity(entityRef);
  }
}

/** What is said of an entity that the catalog does not know. */
export function unknownEntity(entityRef: EntityRef): Error {
  return refusalToError({
    code: 'unknown-entity',
    message: `The catalog does not know ${entityRef}`,
  });
}
