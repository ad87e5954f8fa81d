import type { Context, Release } from 'backstage-plugin-release-gate-common';
import type { Ports } from './Parts';

/** When the checks and the tickets of a release were last looked at. */
export type Looks = Pick<Context, 'checkTimes' | 'ticketReads'>;

/**
 * Reads when a release was last looked at. What a look found is recorded before
 * its time is, so a page that reads the times before it reads the release never
 * shows a finding of before as one of after the look.
 */
export async function readLooks(
  { queue, ticketLog }: Pick<Ports, 'queue' | 'ticketLog'>,
  release: Pick<Release, 'id' | 'checks' | 'tickets'> | undefined,
): Promise<Looks> {
  if (!release) {
    return { checkTimes: {}, ticketReads: {} };
  }
  const { id, checks, tickets } = release;
  const [checkTimes, ticketReads] = await Promise.all([
    Object.keys(checks).length > 0 ? queue.timesOf(id) : {},
    tickets.length > 0 ? ticketLog.readsOf(id) : {},
  ]);
  return { checkTimes, ticketReads };
}
