import { InputError } from '@backstage/errors';
import {
  type ReleaseGateApi,
  type ReleaseJson,
  operations,
} from 'backstage-plugin-release-gate-common';

/** The id that a release has which a dry run did not start. */
export const DRY_RUN_ID = 'dry-run';

/**
 * The release that a step names, or undefined in a dry run whose earlier steps
 * would have started it.
 *
 * @throws InputError where it is not a release of the entity that is named too
 */
export async function findRelease(options: {
  readonly client: ReleaseGateApi;
  readonly isDryRun?: boolean;
  readonly releaseId: string;
  readonly entityRef?: string;
}): Promise<ReleaseJson | undefined> {
  const { client, isDryRun, entityRef } = options;
  const releaseId = options.releaseId.trim();
  if (
    isDryRun &&
    !operations.getRelease.parameters.safeParse({ id: releaseId }).success
  ) {
    return undefined;
  }
  const release = await client.release(releaseId);
  const expected = entityRef?.trim().toLowerCase();
  if (expected && expected !== release.entityRef) {
    throw new InputError(
      `Release ${release.id} is one of ${release.entityRef}, not of ${expected}`,
    );
  }
  return release;
}
