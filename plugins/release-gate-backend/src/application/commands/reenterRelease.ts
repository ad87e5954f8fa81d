import type {
  ReleaseId,
  ReenterRelease,
  ReleaseJson,
} from 'backstage-plugin-release-gate-common';
import type { Caller } from '../Caller';
import type { Parts } from '../Parts';
import { workflowOf } from '../workflowOf';
import { entityOfRelease } from './entityOfRelease';
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
  const known = await entityOfRelease(parts, caller, releaseId);
  return releaseAfter(parts, {
    caller,
    known,
    subject: releaseId,
    releaseIds: () => [releaseId],
    makeCommand: now => ({
      ...input,
      type: 're-enter',
      newReleaseId: parts.newId(now) as ReleaseId,
      owner: requireOwner(known),
      workflow: workflowOf(parts.settings, known),
    }),
  });
}
