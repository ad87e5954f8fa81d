import {
  type Release,
  isProvenByAnswerer,
  provenTargets,
  targetId,
} from 'backstage-plugin-release-gate-common';
import { RUN_NOW_DEADLINE_MS } from '../CheckRunner';
import type { Parts } from '../Parts';
import type { Runners } from '../Runners';
import { noteProviders } from '../notes/noteProviders';

/** Asks again all that the release stands on by a check, before somebody relies on it. */
export async function askChecksAgain(
  parts: Parts & { readonly runners: Runners },
  release: Release,
): Promise<void> {
  await noteProviders(parts, release);
  const answeredBy = parts.bindings.answeredBy(release);
  const proven = provenTargets(release)
    .filter(target => isProvenByAnswerer(release, target, { answeredBy }))
    .map(targetId);
  if (proven.length > 0) {
    await parts.runners.checks?.runNow(release.id, proven, RUN_NOW_DEADLINE_MS);
  }
}
