import type { Caller } from '../Caller';
import type { Directory, KnownEntity } from '../Directory';

/** The entity for a page: who may do what is shown only to users, and a read does not fail with the catalog. */
export async function entityForView(
  directory: Directory,
  caller: Caller,
  entityRef: string,
): Promise<KnownEntity | undefined> {
  if (caller.actor.type !== 'user') {
    return undefined;
  }
  try {
    return await directory.entity(entityRef);
  } catch {
    return undefined;
  }
}
