import type { CommandOnRelease } from './simulation';
import type { Story } from './story';

/** The commands that many rules are about, with what they need and no more. */

export const complete = (
  itemId: string,
  more: object = {},
): CommandOnRelease => ({
  type: 'complete',
  itemId,
  ...more,
});

export const reopen = (itemId: string): CommandOnRelease => ({
  type: 'reopen',
  itemId,
  note: 'flaky',
});

export const cancel: CommandOnRelease = { type: 'cancel', reason: 'No need' };

export const deliver: CommandOnRelease = { type: 'deliver' };

export const attach = (
  kind: 'release-note' | 'incident-report',
  markdown = '# New',
): CommandOnRelease => ({ type: 'attach', kind, title: 'New', markdown });

export const request = (more: object = {}): CommandOnRelease => ({
  type: 'request',
  requestId: '01J00000000000000000000099',
  what: 'Refunds',
  why: 'Customers ask for them',
  testingResults: 'All green',
  ...more,
});

export const STATEMENT = 'I have read it and decided so.';

/** A decision on the request that is open in the story. */
export const approve = (
  { digest }: Story,
  more: object = {},
): CommandOnRelease => ({
  type: 'decide',
  decision: 'approved',
  statement: STATEMENT,
  requestDigest: digest,
  ...more,
});

export const rollBack = (more: object = {}): CommandOnRelease => ({
  type: 'roll-back',
  reason: 'Refunds are doubled',
  restoredVersion: '2.3.0',
  usersAffected: false,
  ...more,
});
