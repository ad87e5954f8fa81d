import {
  type ReleaseId,
  type ReleaseJson,
  nameOfRef,
} from 'backstage-plugin-release-gate-common';
import type { Caller } from '../Caller';
import type { CommandBody } from '../CommandBody';
import type { Parts } from '../Parts';
import { requireRelease } from '../requireRelease';
import { placeOfRelease } from './Place';
import { releaseAfter } from './releaseAfter';

/** Time that the caller spent on a release; a blank description is made up from the release. */
export type TimeInput = Omit<CommandBody<'log-time'>, 'type' | 'entryId'> & {
  readonly releaseId: ReleaseId;
};

/** Puts time that the caller spent on the release on its way to the tracker. */
export async function logTime(
  parts: Parts,
  caller: Caller,
  input: TimeInput,
): Promise<ReleaseJson> {
  const { releaseId } = input;
  const place = await placeOfRelease(parts, caller, releaseId);
  const { version } = await requireRelease(parts.store, releaseId);
  const service = nameOfRef(place.known.entityRef);
  return releaseAfter(parts, {
    caller,
    place,
    subject: releaseId,
    releaseIds: () => [releaseId],
    makeCommand: now => ({
      ...input,
      description: input.description || `Release ${version} of ${service}`,
      type: 'log-time',
      entryId: parts.newId(now),
    }),
  });
}
