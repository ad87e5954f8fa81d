import {
  type ReleaseId,
  type ReleaseJson,
  asOf,
  mayDecide,
} from 'backstage-plugin-release-gate-common';
import type { Caller } from '../Caller';
import type { CommandBody } from '../CommandBody';
import type { Parts } from '../Parts';
import type { Runners } from '../Runners';
import { askChecksAgain } from './askChecksAgain';
import { changeRelease } from './changeRelease';
import { placeOfRelease } from './Place';
import { requireNotGone } from '../requireEntity';
import { loadRelease } from './loadRelease';

/** A decision, in the caller's words. */
export type DecisionInput = CommandBody<'decide'> & {
  readonly releaseId: ReleaseId;
  readonly idempotencyKey?: string;
};

/** Decides on the open request; before a yes the checks that it stands on are asked again. */
export async function decideOnRequest(
  parts: Parts & { readonly runners: Runners },
  caller: Caller,
  input: DecisionInput,
): Promise<ReleaseJson> {
  const { releaseId, decision, requestDigest } = input;
  const place = await placeOfRelease(parts, caller, releaseId);
  if (decision === 'approved') {
    requireNotGone(place.known);
    const { release, context } = await loadRelease(parts, caller, {
      place,
      releaseId,
    });
    const may = mayDecide(asOf(release, context), context);
    if (!('refused' in may) && may.request.digest === requestDigest) {
      // That takes a while: who decides is read again after it.
      await askChecksAgain(parts, release);
      return changeRelease(parts, caller, input);
    }
  }
  return changeRelease(parts, caller, input, place);
}
