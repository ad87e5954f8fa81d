import {
  TrackerRejection,
  TrackerUnavailable,
} from 'backstage-plugin-release-gate-node';
import {
  describeTicketTracker,
  describeTimeTracker,
} from 'backstage-plugin-release-gate-node/testUtils';
import {
  ClosingTicketTracker,
  MemoryTicketTracker,
} from './MemoryTicketTracker';
import { MemoryTimeTracker } from './MemoryTimeTracker';
import type { MemoryTracker } from './MemoryTracker';

/** The trackers of the other tests keep the contract that real ones keep. */
function subjectOf<T extends MemoryTracker>(tracker: T) {
  const fails = (error: Error) => () => {
    tracker.fault = () => error;
  };
  return {
    tracker,
    refuse: fails(new TrackerRejection('The key is wrong')),
    garble: fails(new TrackerUnavailable('It made no sense')),
    breakDown: fails(new TrackerUnavailable('It broke down')),
    hang: () => {
      tracker.hangs = true;
    },
    requests: () => tracker.requests,
    secrets: [],
    stop: async () => {},
  };
}

describeTimeTracker('the time tracker in memory', async () => {
  const subject = subjectOf(new MemoryTimeTracker());
  const { tracker } = subject;
  return {
    ...subject,
    time: {
      releaseId: '01J00000000000000000000001',
      entityRef: 'component:default/payments',
      version: '2.4.0',
      person: 'user:default/engineer',
      start: '2026-05-12T09:00:00.000Z',
      end: '2026-05-12T10:00:00.000Z',
      description: 'Refunds',
      billable: true,
    },
    loseAnswers: () => {
      tracker.losesAnswers = true;
    },
    recover: () => {
      tracker.losesAnswers = false;
    },
    entries: () => tracker.logged.length,
  };
});

const webhook = {
  project: 'known',
  sign: (body: Uint8Array) => ({
    body,
    headers: { 'x-signature': `signed-${body.length}` },
    receivedAtMs: 0,
  }),
};

describe.each([
  { closes: false, create: () => new MemoryTicketTracker('helpdesk') },
  { closes: true, create: () => new ClosingTicketTracker('board') },
])('with closing: $closes', ({ closes, create }) => {
  describeTicketTracker(
    'the tracker in memory',
    { closes, webhook },
    async () => {
      const subject = subjectOf(create());
      return {
        ...subject,
        entityRef: 'component:default/payments',
        put: (id, state) =>
          subject.tracker.put(id, state === 'closed' ? 'done' : 'open'),
      };
    },
  );
});
