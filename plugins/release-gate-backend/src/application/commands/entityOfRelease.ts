import type { Caller } from '../Caller';
import type { KnownEntity } from '../Directory';
import type { Parts } from '../Parts';
import { requireRelease } from '../requireRelease';

/**
 * The entity of a release as the catalog has it now. For others than users, who
 * own nothing, and for one that the catalog does not know, it has no owners.
 *
 * @throws NotFoundError where there is no such release
 */
export async function entityOfRelease(
  { store, directory }: Pick<Parts, 'store' | 'directory'>,
  caller: Caller,
  releaseId: string,
): Promise<KnownEntity> {
  const { entityRef } = await requireRelease(store, releaseId);
  const known =
    caller.actor.type === 'user'
      ? await directory.entity(entityRef)
      : undefined;
  return known ?? { entityRef, owners: [] };
}
