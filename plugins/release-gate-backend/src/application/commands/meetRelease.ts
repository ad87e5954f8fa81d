import type { Caller } from '../Caller';
import type { KnownEntity } from '../Directory';
import type { Parts } from '../Parts';
import { noteOwnerOf } from '../notes/noteOwnerOf';
import { requireRelease } from '../requireRelease';

/**
 * The entity of a release as the catalog has it now, a change of its owner
 * written down first.
 *
 * @throws NotFoundError
 */
export async function meetRelease(
  parts: Parts,
  caller: Caller,
  releaseId: string,
): Promise<KnownEntity> {
  const release = await requireRelease(parts.store, releaseId);
  const nobodys = { entityRef: release.entityRef, owners: [] };
  if (caller.actor.type !== 'user') {
    return nobodys;
  }
  const known = await parts.directory.entity(release.entityRef);
  if (!known) {
    return nobodys;
  }
  await noteOwnerOf(parts, release, known);
  return known;
}
