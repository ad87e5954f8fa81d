import type { EntityRef } from 'backstage-plugin-release-gate-common';
import type { KnownEntity, Look } from './Directory';

/** What the catalog said of an entity a moment ago; `nothing` where it cannot be asked. */
export type Said =
  | { readonly said: 'known'; readonly known: KnownEntity }
  | { readonly said: 'unknown' | 'nothing'; readonly known?: undefined };

/** Asks for an entity what is asked too often to ask it every time. Never throws. */
export async function askEntity(
  { directory }: { readonly directory: { readonly recent: Look } },
  entityRef: EntityRef,
): Promise<Said> {
  try {
    const known = await directory.recent.entity(entityRef);
    return known ? { said: 'known', known } : { said: 'unknown' };
  } catch {
    return { said: 'nothing' };
  }
}
