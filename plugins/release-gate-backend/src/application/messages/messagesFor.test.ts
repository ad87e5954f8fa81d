import type {
  Release,
  ReleaseEvent,
} from 'backstage-plugin-release-gate-common';
import { messagesFor } from './messagesFor';

const RELEASE = {
  id: '01',
  entityRef: 'component:default/payments',
  version: '2.4.0',
  owner: 'group:default/portal-team',
} as Release;

/** What approvers are told of an event, which needs no more of a release than its name. */
function told(event: unknown): readonly string[] {
  return messagesFor(RELEASE, event as ReleaseEvent, [
    'user:default/director',
  ]).map(({ description }) => description);
}

describe('a message in one sentence', () => {
  it('keeps the name of a person in a script from right to left apart from its own words', () => {
    expect(
      told({
        type: 'rollback-started',
        actor: { type: 'user', ref: 'user:default/دانا' },
        data: {
          restoredVersion: '2.3.1',
          usersAffected: true,
          reason: 'Logins fail',
        },
      }),
    ).toEqual(['To 2.3.1, users were affected. \u2068دانا\u2069: Logins fail']);
  });

  it('keeps the name of a probe apart, too', () => {
    expect(
      told({
        type: 'probe-recorded',
        data: { status: 'failing', probe: 'أخطاء', message: '12 errors' },
      }),
    ).toEqual([
      '\u2068أخطاء\u2069: 12 errors. Look at it, and roll back if it is the release.',
    ]);
  });

  it('keeps what is said of a broken rule apart, which quotes a version', () => {
    expect(
      told({
        type: 'violation-recorded',
        data: { message: '\u202e0.4.2 was deployed' },
      }),
    ).toEqual(['\u2068\u202e0.4.2 was deployed\u2069']);
  });
});
