import type { EntityRef } from 'backstage-plugin-release-gate-common';
import type { Caller } from '../Caller';
import type { Directory, KnownEntity } from '../Directory';

/**
 * The entity for a page: who may do what is shown only to users, and a read
 * does not fail with the catalog. One that the catalog does not know any more
 * is of the owner on record.
 */
export async function entityForView(
  directory: Directory,
  caller: Caller,
  recorded: { readonly entityRef: EntityRef; readonly owner?: string },
): Promise<KnownEntity | undefined> {
  const { entityRef, owner } = recorded;
  if (caller.actor.type !== 'user') {
    return undefined;
  }
  try {
    const known = await directory.entity(entityRef);
    return known || owner === undefined
      ? known
      : { entityRef, owners: [owner], isGone: true };
  } catch {
    return undefined;
  }
}
