import { NotFoundError } from '@backstage/errors';
import type { Directory, KnownEntity } from './Directory';

/**
 * The entity as the catalog has it now.
 *
 * @throws NotFoundError where the catalog does not know it
 * @throws ServiceUnavailableError where the catalog cannot be asked
 */
export async function requireEntity(
  directory: Directory,
  entityRef: string,
): Promise<KnownEntity> {
  const known = await directory.entity(entityRef);
  if (!known) {
    throw new NotFoundError(`The catalog does not know ${entityRef}`);
  }
  return known;
}
