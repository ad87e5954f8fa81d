import type {
  ReleaseId,
  EntityRef,
  ReleaseJson,
  StartRelease,
} from 'backstage-plugin-release-gate-common';
import type { Caller } from '../Caller';
import type { Parts } from '../Parts';
import { workflowOf } from '../workflowOf';
import { placeOfStart } from './Place';
import { releaseAfter } from './releaseAfter';
import { requireOwner } from './requireOwner';

/** What the caller says of a new release. */
export type StartInput = Pick<
  StartRelease,
  'version' | 'commit' | 'environment' | 'title' | 'changes'
> &
  Partial<Pick<StartRelease, 'routine' | 'tickets'>> & {
    readonly entityRef: EntityRef;
    readonly idempotencyKey?: string;
  };

/** Starts a release of an entity that the catalog knows. */
export async function startRelease(
  parts: Parts,
  caller: Caller,
  input: StartInput,
): Promise<ReleaseJson> {
  const { entityRef, idempotencyKey, ...rest } = input;
  const place = await placeOfStart(parts, caller, entityRef);
  return releaseAfter(
    parts,
    {
      caller,
      place,
      releaseIds: () => [],
      makeCommand: now => ({
        ...rest,
        type: 'start',
        releaseId: parts.newId(now) as ReleaseId,
        owner: requireOwner(place.known),
        routine: input.routine ?? false,
        tickets: input.tickets ?? [],
        workflow: workflowOf(parts.settings, place.known),
      }),
    },
    { idempotencyKey, content: { type: 'start', entityRef, ...rest } },
  );
}
