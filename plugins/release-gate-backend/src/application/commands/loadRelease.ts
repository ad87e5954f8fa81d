import type {
  ReleaseId,
  Context,
  Release,
} from 'backstage-plugin-release-gate-common';
import type { Caller } from '../Caller';
import { wholeRelease } from '../EventStore';
import type { Ports } from '../Parts';
import { readContext } from '../readContext';
import type { Place } from './Place';

/** A release with everything that a rule about it needs. */
export async function loadRelease(
  ports: Ports,
  caller: Caller,
  at: { readonly place: Place; readonly releaseId: ReleaseId },
): Promise<{ readonly release: Release; readonly context: Context }> {
  const { place, releaseId } = at;
  const { known, roles } = place;
  const loaded = await ports.store.loadEntity(known.entityRef, () => [
    releaseId,
  ]);
  const { entity, now } = loaded;
  const release = wholeRelease(loaded, releaseId);
  const context = await readContext(ports, {
    caller,
    roles,
    known,
    now,
    entity: entity.state,
    release,
  });
  return { release, context };
}
