import { attach, request } from '../../testUtils/commandsOnRelease';
import { given } from '../../testUtils/deciderSpecification';
import { MINUTE } from '../../testUtils/simulation';
import { type Story, aRelease } from '../../testUtils/story';

/** A release that is ready for its request, with tests that `ci` has proven. */
const proven = () =>
  aRelease()
    .starts()
    .isAnsweredBy('ci', 'tests-passing')
    .isChecked('tests-passing', 'passing')
    .does(attach('release-note'))
    .completes(
      'code-reviewed-and-merged',
      'no-open-blockers',
      'estimate-approved',
    )
    .finishesStaging();

function digestOf({ release }: Story): string {
  return release.approval.status === 'none'
    ? ''
    : release.approval.request.digest;
}

describe('what a provider answers', () => {
  it('has to be fresh when the approval is asked for', () => {
    const story = proven().wait(60 * MINUTE);
    given(story).when(request()).thenRefused('check-stale');
    story.isChecked('tests-passing', 'passing').requests();
    expect(story.phase).toBe('awaiting-approval');
  });

  it('is not asked on while its last run failed, which may be a blip', () => {
    const story = proven();
    story.isChecked('tests-passing', 'failing');
    given(story).when(request()).thenRefused('check-stale');
    story.isChecked('tests-passing', 'passing').requests();
    expect(story.phase).toBe('awaiting-approval');
  });

  it('is not asked on when somebody else answers it now', () => {
    const story = proven().isAnsweredBy('other', 'tests-passing');
    given(story).when(request()).thenRefused('check-stale');
  });

  it('has to be fresh when the approval is given, and need not be for a no', () => {
    const story = proven()
      .requests()
      .wait(60 * MINUTE);
    const decide = (decision: 'approved' | 'rejected') => ({
      type: 'decide' as const,
      decision,
      statement: 'I have read it and decided so.',
      requestDigest: digestOf(story),
    });
    given(story)
      .when(decide('approved'), 'director')
      .thenRefused('check-stale');
    story.isChecked('tests-passing', 'failing');
    given(story)
      .when(decide('approved'), 'director')
      .thenRefused('check-stale');
    story.isChecked('tests-passing', 'passing').decides();
    expect(story.phase).toBe('approved');
    const other = proven()
      .requests()
      .wait(60 * MINUTE)
      .decides('rejected');
    expect(other.release.approval.status).toBe('rejected');
  });
});
