import {
  type ReleaseCommand,
  type ReleaseJson,
  releasesChangedBy,
} from 'backstage-plugin-release-gate-common';
import type { Caller } from '../Caller';
import type { Parts } from '../Parts';
import { entityOfRelease } from './entityOfRelease';
import { releaseAfter } from './releaseAfter';

/** A command on one release that needs nothing besides what its caller says. */
export type ChangeInput = Exclude<
  ReleaseCommand,
  { readonly type: 'request' | 'log-time' }
> & { readonly idempotencyKey?: string };

/** Carries out a command on one release and gives the release after it. */
export async function changeRelease(
  parts: Parts,
  caller: Caller,
  input: ChangeInput,
): Promise<ReleaseJson> {
  const { idempotencyKey, ...command } = input;
  const { releaseId } = command;
  const known = await entityOfRelease(parts, caller, releaseId);
  return releaseAfter(
    parts,
    {
      caller,
      known,
      subject: releaseId,
      releaseIds: record => releasesChangedBy(record, command),
      makeCommand: () => command,
    },
    { idempotencyKey, content: command },
  );
}
