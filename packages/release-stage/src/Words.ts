import type { CommandBody } from 'backstage-plugin-release-gate-common';

/** What the people of a story write. */
export interface Words {
  readonly start: Partial<CommandBody<'startRelease'>>;
  readonly releaseNote: string;
  /** What stands beside an item that is completed. */
  readonly evidence: (itemId: string) => {
    readonly note?: string;
    readonly url?: string;
  };
  readonly request: CommandBody<'requestApproval'>;
  /** What the Director writes. */
  readonly statements: Readonly<Record<'approved' | 'rejected', string>>;
  readonly rollback: {
    readonly reason: string;
    readonly usersAffected: boolean;
    readonly impact?: string;
  };
}

/** As few words as the rules allow, for tests in which they are not read. */
export const plainWords: Words = {
  start: {},
  releaseNote: '# Notes',
  evidence: () => ({
    note: 'seen to work',
    url: 'https://ci.example.com/1',
  }),
  request: {
    what: 'Refunds',
    why: 'Customers ask for them',
    testingResults: 'All green',
  },
  statements: {
    approved: 'I have read it and decided so.',
    rejected: 'I have read it and decided so.',
  },
  rollback: { reason: 'Refunds are doubled', usersAffected: false },
};
