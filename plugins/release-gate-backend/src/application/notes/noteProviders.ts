import {
  type Release,
  isProvenByAnswerer,
  provenTargets,
} from 'backstage-plugin-release-gate-common';
import type { Parts } from '../Parts';
import { note } from './note';

/** Takes back what somebody proved who does not answer it any more: an annotation or a binding has gone. */
export async function noteProviders(
  parts: Parts,
  release: Release,
): Promise<void> {
  const answeredBy = parts.bindings.answeredBy(release);
  const isGone = provenTargets(release).some(
    target => !isProvenByAnswerer(release, target, { answeredBy }),
  );
  if (isGone) {
    await note(parts, { type: 'note-providers', releaseId: release.id });
  }
}
