import { type Release, hasEnded } from 'backstage-plugin-release-gate-common';
import type { KnownEntity } from '../Directory';
import type { Parts } from '../Parts';
import { note } from './note';

/** Writes a change of the owner down, which voids what it voids; whether there was one. */
export async function noteOwnerOf(
  parts: Parts,
  release: Release | undefined,
  known: KnownEntity | undefined,
): Promise<boolean> {
  const owner = known?.owners[0];
  if (
    !release ||
    owner === undefined ||
    owner === release.owner ||
    hasEnded(release)
  ) {
    return false;
  }
  await note(parts, { type: 'note-owner', releaseId: release.id, owner });
  return true;
}
