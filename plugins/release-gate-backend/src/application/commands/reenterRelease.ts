import type {
  ReleaseId,
  ReenterRelease,
  ReleaseJson,
} from 'backstage-plugin-release-gate-common';
import type { Caller } from '../Caller';
import type { Parts } from '../Parts';
import { workflowOf } from '../workflowOf';
import { placeOfRelease } from './Place';
import { releaseAfter } from './releaseAfter';
import { requireOwner } from './requireOwner';

/** What the next attempt brings, and on which release that was rolled back it follows. */
export type ReenterInput = Pick<
  ReenterRelease,
  'releaseId' | 'version' | 'commit' | 'expectedRevision'
>;

/** Starts the attempt after one that was rolled back. */
export async function reenterRelease(
  parts: Parts,
  caller: Caller,
  input: ReenterInput,
): Promise<ReleaseJson> {
  const { releaseId } = input;
  const place = await placeOfRelease(parts, caller, releaseId);
  return releaseAfter(parts, {
    caller,
    place,
    subject: releaseId,
    releaseIds: () => [releaseId],
    makeCommand: now => ({
      ...input,
      type: 're-enter',
      newReleaseId: parts.newId(now) as ReleaseId,
      owner: requireOwner(place.known),
      workflow: workflowOf(parts.settings, place.known),
    }),
  });
}
