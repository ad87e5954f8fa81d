import { mockServices } from '@backstage/backend-test-utils';
import type { Release, ReleaseId } from 'backstage-plugin-release-gate-common';
import type { TicketTracker } from 'backstage-plugin-release-gate-node';
import { MemoryTicketTracker } from '../testUtils/MemoryTicketTracker';
import { TicketRounds } from './TicketRounds';

const RELEASES = ['1', '2', '3', '4', '5'] as ReleaseId[];

/** Every release has one ticket with each tracker, or cannot be read. */
function rounds(
  trackers: readonly TicketTracker[],
  { unreadable }: { readonly unreadable?: string } = {},
) {
  const read: string[] = [];
  const releaseNow = async (id: string) => {
    if (id === unreadable) {
      throw new Error('This one is broken');
    }
    return {
      id,
      entityRef: 'component:default/payments',
      tickets: trackers.map(({ id: tracker }) => ({ tracker, id: `T-${id}` })),
    } as unknown as Release;
  };
  return {
    read,
    rounds: new TicketRounds({
      trackers,
      callOf: () => ({
        signal: AbortSignal.timeout(20),
        budget: { take: async () => {} },
      }),
      recorder: {
        releaseNow,
        record: async (id, { tracker }) => {
          read.push(`${tracker} ${id}`);
        },
        openReleases: async () => RELEASES,
        now: async () => '2026-05-12T08:00:00.000Z',
      },
      log: {
        recordRead: async () => {},
        readsOf: async () => ({}),
        takeDelivery: async () => true,
      },
      logger: mockServices.logger.mock(),
    }),
  };
}

describe('a round to the tickets of all releases', () => {
  it('asks one that does not answer three times, and all others for everything', async () => {
    const [still, board] = ['still', 'board'].map(
      id => new MemoryTicketTracker(id),
    );
    still.hangs = true;
    const { rounds: all, read } = rounds([still, board]);
    await all.readAll();
    expect(still.requests).toBe(3);
    expect(read).toEqual(RELEASES.map(id => `board ${id}`));
  });

  it('does not wait for one that does not listen to its time limit', async () => {
    const deaf = new MemoryTicketTracker('deaf');
    deaf.read = () => new Promise(() => {});
    const { rounds: all, read } = rounds([deaf]);
    await all.readAll();
    await all.read(RELEASES[0]);
    expect(read).toEqual([]);
  });

  it('goes on after a release that cannot be read', async () => {
    const board = new MemoryTicketTracker('board');
    const { rounds: all, read } = rounds([board], { unreadable: '3' });
    await all.readAll();
    expect(read).toEqual(['board 1', 'board 2', 'board 4', 'board 5']);
  });
});
