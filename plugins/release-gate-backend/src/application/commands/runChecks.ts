import {
  type ReleaseId,
  type ReleaseJson,
  boundTargets,
  phaseOf,
  refuseNonOwner,
  refuseStaleRevision,
  targetId,
} from 'backstage-plugin-release-gate-common';
import type { Caller } from '../Caller';
import { RUN_NOW_DEADLINE_MS } from '../CheckRunner';
import type { Parts } from '../Parts';
import type { Runners } from '../Runners';
import { readRelease } from '../queries/readRelease';
import { requireNotGone } from '../requireEntity';
import { refusalToError } from '../refusalToError';
import { loadRelease } from './loadRelease';
import { placeOfRelease } from './Place';

/** Runs the checks of a release now, and gives it as it is then. */
export async function runChecks(
  parts: Parts & { readonly runners: Runners },
  caller: Caller,
  input: { readonly releaseId: ReleaseId; readonly expectedRevision?: number },
): Promise<ReleaseJson> {
  const { releaseId, expectedRevision } = input;
  const { checks, tickets, time } = parts.runners;
  const place = await placeOfRelease(parts, caller, releaseId);
  requireNotGone(place.known);
  const { release, context } = await loadRelease(parts, caller, {
    place,
    releaseId,
  });
  const refused =
    refuseNonOwner(context) ?? refuseStaleRevision(release, expectedRevision);
  if (refused) {
    throw refusalToError(refused);
  }
  const targets = boundTargets(release, context).map(targetId);
  if (targets.length > 0) {
    await checks?.runNow(releaseId, targets, RUN_NOW_DEADLINE_MS);
  }
  if (release.tickets.length > 0) {
    await tickets?.read(releaseId);
  }
  if (phaseOf(release) === 'post-deployment') {
    await time?.prove([releaseId]);
  }
  return readRelease(parts, caller, releaseId);
}
