import {
  type ReleaseId,
  type ReleaseJson,
  asOf,
  refuseRequesting,
} from 'backstage-plugin-release-gate-common';
import type { Caller } from '../Caller';
import type { CommandBody } from '../CommandBody';
import type { Parts } from '../Parts';
import type { Runners } from '../Runners';
import { askChecksAgain } from './askChecksAgain';
import { requireNotGone } from '../requireEntity';
import { loadRelease } from './loadRelease';
import { placeOfRelease } from './Place';
import { releaseAfter } from './releaseAfter';

/** What the approver is asked to decide on, in the caller's words. */
export type RequestInput = Omit<
  CommandBody<'request'>,
  'type' | 'requestId'
> & {
  readonly releaseId: ReleaseId;
  readonly idempotencyKey?: string;
};

/** Asks for the decision, after the checks that it stands on were asked again. */
export async function requestApproval(
  parts: Parts & { readonly runners: Runners },
  caller: Caller,
  input: RequestInput,
): Promise<ReleaseJson> {
  const { idempotencyKey, ...body } = input;
  const { releaseId } = body;
  const place = await placeOfRelease(parts, caller, releaseId);
  requireNotGone(place.known);
  const { release, context } = await loadRelease(parts, caller, {
    place,
    releaseId,
  });
  if (!refuseRequesting(asOf(release, context), context)) {
    await askChecksAgain(parts, release);
  }
  return releaseAfter(
    parts,
    {
      caller,
      place,
      subject: releaseId,
      releaseIds: () => [releaseId],
      needsDecider: true,
      ...(body.baseline && { statedCommit: body.baseline.commit }),
      makeCommand: now => ({
        ...body,
        type: 'request',
        requestId: parts.newId(now),
      }),
    },
    { idempotencyKey, content: { type: 'request', ...body } },
  );
}
