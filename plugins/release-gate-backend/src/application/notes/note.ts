import type { ReleaseCommand } from 'backstage-plugin-release-gate-common';
import { systemCaller } from '../Caller';
import type { Parts } from '../Parts';
import { placeOf } from '../commands/Place';
import { handleCommand } from '../commands/handleCommand';
import { requireRelease } from '../requireRelease';

/**
 * Writes down what the portal itself found out. Nothing is written where it is
 * known already.
 *
 * @returns the time of it, by the database's clock
 */
export async function note(
  parts: Parts,
  command: ReleaseCommand,
): Promise<string> {
  const { releaseId } = command;
  const { entityRef } = await requireRelease(parts.store, releaseId);
  const { context } = await handleCommand(parts, {
    caller: systemCaller,
    place: await placeOf(parts, { caller: systemCaller, entityRef }),
    subject: releaseId,
    releaseIds: () => [releaseId],
    makeCommand: () => command,
  });
  return context.now;
}
