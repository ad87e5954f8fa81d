import type {
  ReleaseId,
  EntityRef,
  ReleaseJson,
  StartRelease,
} from 'backstage-plugin-release-gate-common';
import type { Caller } from '../Caller';
import type { Parts } from '../Parts';
import { requireEntity } from '../requireEntity';
import { workflowOf } from '../workflowOf';
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
  const known = await requireEntity(parts.directory, entityRef);
  return releaseAfter(
    parts,
    {
      caller,
      known,
      releaseIds: () => [],
      makeCommand: now => ({
        ...rest,
        type: 'start',
        releaseId: parts.newId(now) as ReleaseId,
        owner: requireOwner(known),
        routine: input.routine ?? false,
        tickets: input.tickets ?? [],
        workflow: workflowOf(parts.settings, known),
      }),
    },
    { idempotencyKey, content: { type: 'start', entityRef, ...rest } },
  );
}
