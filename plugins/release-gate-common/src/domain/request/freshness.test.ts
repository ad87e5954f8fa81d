import { attach, request } from '../../testUtils/commandsOnRelease';
import { given } from '../../testUtils/deciderSpecification';
import { MINUTE } from '../../testUtils/simulation';
import { aRelease } from '../../testUtils/story';

describe('what a provider answers', () => {
  it('has to be fresh when the approval is asked for', () => {
    const story = aRelease().starts().isAnsweredBy('ci', 'tests-passing');
    story
      .isChecked('tests-passing', 'passing')
      .does(attach('release-note'))
      .completes(
        'code-reviewed-and-merged',
        'no-open-blockers',
        'estimate-approved',
      )
      .finishesStaging()
      .wait(60 * MINUTE);
    given(story).when(request()).thenRefused('check-stale');
    story.isChecked('tests-passing', 'passing').requests();
    expect(story.phase).toBe('awaiting-approval');
  });
});
