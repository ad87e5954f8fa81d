import { NotFoundError } from '@backstage/errors';
import type { ReleaseId, Release } from 'backstage-plugin-release-gate-common';
import type { EventStore } from './EventStore';

/** A release as its events add up to it. @throws NotFoundError */
export async function requireRelease(
  store: Pick<EventStore, 'loadRelease'>,
  releaseId: ReleaseId,
): Promise<Release> {
  const loaded = await store.loadRelease(releaseId);
  if (!loaded) {
    throw new NotFoundError(`No release ${releaseId}`);
  }
  return loaded.state;
}
