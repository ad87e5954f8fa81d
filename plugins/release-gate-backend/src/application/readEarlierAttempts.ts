import type { Release } from 'backstage-plugin-release-gate-common';
import type { ReleaseStore } from './ReleaseStore';
import { requireRelease } from './requireRelease';

/** The attempts before a release, the latest first. */
export async function readEarlierAttempts(
  store: Pick<ReleaseStore, 'loadRelease'>,
  release: Release | undefined,
): Promise<readonly Release[]> {
  const earlier: Release[] = [];
  let id = release?.previousAttemptId;
  while (id !== undefined) {
    const attempt = await requireRelease(store, id);
    earlier.push(attempt);
    id = attempt.previousAttemptId;
  }
  return earlier;
}
