import type {
  ReleaseId,
  ReleaseJson,
} from 'backstage-plugin-release-gate-common';
import type { Caller } from '../Caller';
import type { Parts } from '../Parts';
import { wholeRelease } from '../EventStore';
import { readContext } from '../readContext';
import { readLooks } from '../readLooks';
import { readStandingForView } from '../readStanding';
import { requireRelease } from '../requireRelease';
import { viewRelease } from '../viewRelease';

/** One release as it is now, with what the caller may do. @throws NotFoundError */
export async function readRelease(
  parts: Parts,
  caller: Caller,
  releaseId: ReleaseId,
): Promise<ReleaseJson> {
  const before = await requireRelease(parts.store, releaseId);
  const { entityRef, owner } = before;
  const [looks, { known, roles, ...silence }] = await Promise.all([
    readLooks(parts, before),
    readStandingForView(parts, {
      caller,
      entityRef,
      recordedOwner: async () => owner,
    }),
  ]);
  const loaded = await parts.store.loadEntity(entityRef, () => [releaseId]);
  const { entity, now } = loaded;
  const release = wholeRelease(loaded, releaseId);
  const context = await readContext(parts, {
    caller,
    roles,
    known,
    now,
    entity: entity.state,
    release,
    looks,
  });
  return { ...(await viewRelease(parts, release, context)), ...silence };
}
