import {
  type ReleaseCommand,
  type ReleaseJson,
  releasesChangedBy,
} from 'backstage-plugin-release-gate-common';
import type { Caller } from '../Caller';
import type { Parts } from '../Parts';
import { type Place, placeOfRelease } from './Place';
import { releaseAfter } from './releaseAfter';

/** A command on one release that needs nothing besides what its caller says. */
export type ChangeInput = Exclude<
  ReleaseCommand,
  { readonly type: 'request' | 'log-time' }
> & { readonly idempotencyKey?: string };

/** Carries out a command on one release, at the place that was read for it already or is read now, and gives the release after it. */
export async function changeRelease(
  parts: Parts,
  caller: Caller,
  input: ChangeInput,
  readBefore?: Place,
): Promise<ReleaseJson> {
  const { idempotencyKey, ...command } = input;
  const { releaseId } = command;
  const place = readBefore ?? (await placeOfRelease(parts, caller, releaseId));
  return releaseAfter(
    parts,
    {
      caller,
      place,
      subject: releaseId,
      releaseIds: record => releasesChangedBy(record, command),
      makeCommand: () => command,
    },
    { idempotencyKey, content: command },
  );
}
