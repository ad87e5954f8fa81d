import type { ReleaseId } from 'backstage-plugin-release-gate-common';
import type { Caller } from '../Caller';
import type { KnownEntity } from '../Directory';
import type { Parts } from '../Parts';
import { requireRelease } from '../requireRelease';

/**
 * The entity of a release as the catalog has it now. For others than users, who
 * own nothing, it has no owners; for one that the catalog does not know any
 * more, it has the owner on record, who may end what was begun.
 *
 * @throws NotFoundError where there is no such release
 */
export async function entityOfRelease(
  { store, directory }: Pick<Parts, 'store' | 'directory'>,
  caller: Caller,
  releaseId: ReleaseId,
): Promise<KnownEntity> {
  const { entityRef, owner } = await requireRelease(store, releaseId);
  if (caller.actor.type !== 'user') {
    return { entityRef, owners: [] };
  }
  return (
    (await directory.entity(entityRef)) ?? {
      entityRef,
      owners: [owner],
      isGone: true,
    }
  );
}
