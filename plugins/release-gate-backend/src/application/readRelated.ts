import {
  type EntityRecord,
  type Release,
  relatedTo,
} from 'backstage-plugin-release-gate-common';
import type { EventStore } from './EventStore';
import { requireRelease } from './requireRelease';

/** The releases that a rule about this one has to look into; one after the other, since they are few and mostly none. */
export async function readRelated(
  store: Pick<EventStore, 'loadRelease'>,
  entity: EntityRecord,
  release: Release,
): Promise<readonly Release[]> {
  const related: Release[] = [];
  for (const id of relatedTo(entity, release)) {
    related.push(await requireRelease(store, id));
  }
  return related;
}
