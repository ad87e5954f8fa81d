import {
  type EntityRef,
  emptyEntityRecord,
} from 'backstage-plugin-release-gate-common';
import {
  type EventStore,
  type LoadedEntity,
  entityStream,
} from '../EventStore';

/**
 * An entity of which nothing can be proven: what is kept of it now is appended
 * to what stands there, so that it is in its place once the rows are put back.
 */
export async function loadUnproven(
  store: Pick<EventStore, 'headOf'>,
  entityRef: EntityRef,
): Promise<LoadedEntity & { readonly isUnproven: true }> {
  const { head, now } = await store.headOf(entityStream(entityRef));
  const state = { ...emptyEntityRecord(entityRef), sequence: head.sequence };
  return {
    entity: { state, head },
    releases: {},
    broken: {},
    now,
    isUnproven: true,
  };
}
