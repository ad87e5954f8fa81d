import type { EntityRef } from 'backstage-plugin-release-gate-common';
import type { Caller } from '../Caller';
import type { Directory, KnownEntity } from '../Directory';
import { requireEntity } from '../requireEntity';

/** A pipeline's report is never lost for an entity that the catalog does not know, or cannot say. */
export async function entityForReport(
  directory: Directory,
  caller: Caller,
  entityRef: EntityRef,
): Promise<KnownEntity> {
  return caller.actor.type === 'user'
    ? requireEntity(directory, entityRef)
    : { entityRef, owners: [] };
}
