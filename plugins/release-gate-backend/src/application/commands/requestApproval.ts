import {
  type ReleaseJson,
  staleTargets,
  targetId,
} from 'backstage-plugin-release-gate-common';
import type { Caller } from '../Caller';
import type { CommandBody } from '../CommandBody';
import type { KnownEntity } from '../Directory';
import type { Parts } from '../Parts';
import type { Runners } from '../Runners';
import { RUN_NOW_DEADLINE_MS } from '../CheckRunner';
import { loadRelease } from './loadRelease';
import { entityOfRelease } from './entityOfRelease';
import { releaseAfter } from './releaseAfter';

/** What the approver is asked to decide on, in the caller's words. */
export type RequestInput = Omit<
  CommandBody<'request'>,
  'type' | 'requestId'
> & {
  readonly releaseId: string;
  readonly idempotencyKey?: string;
};

/** Asks for the decision, after what the checks said too long ago was asked again. */
export async function requestApproval(
  parts: Parts & { readonly runners: Runners },
  caller: Caller,
  input: RequestInput,
): Promise<ReleaseJson> {
  const { idempotencyKey, ...body } = input;
  const { releaseId } = body;
  const known = await entityOfRelease(parts, caller, releaseId);
  await askStaleAgain(parts, caller, { known, releaseId });
  return releaseAfter(
    parts,
    {
      caller,
      known,
      subject: releaseId,
      releaseIds: () => [releaseId],
      makeCommand: now => ({
        ...body,
        type: 'request',
        requestId: parts.newId(now),
      }),
    },
    { idempotencyKey, content: { type: 'request', ...body } },
  );
}

async function askStaleAgain(
  parts: Parts & { readonly runners: Runners },
  caller: Caller,
  place: { readonly known: KnownEntity; readonly releaseId: string },
): Promise<void> {
  if (parts.bindings.isEmpty) {
    return;
  }
  const { release, context } = await loadRelease(parts, caller, place);
  const stale = staleTargets(release, context);
  if (context.roles.owner && stale.length > 0) {
    await parts.runners.checks?.runNow(
      release.id,
      stale.map(targetId),
      RUN_NOW_DEADLINE_MS,
    );
  }
}
