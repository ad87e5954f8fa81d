import { toReleaseJson } from '../../api/views/toReleaseJson';
import { attach, cancel } from '../../testUtils/commandsOnRelease';
import { given } from '../../testUtils/deciderSpecification';
import { commitOf } from '../../testUtils/simulation';
import { type Story, aRelease } from '../../testUtils/story';

/** The same story, of whose entity the catalog knows nothing any more. */
function gone(story: Story): Story {
  story.isGone = true;
  return story;
}

const actionsOf = (story: Story, who: 'engineer' | 'director') =>
  toReleaseJson(story.release, story.context(who, story.release))
    .allowedActions;

describe('to an entity that the catalog does not know any more', () => {
  it('nothing is done before production but to end it', () => {
    const story = gone(aRelease().isPrepared().requests());
    given(story)
      .when(attach('release-note'))
      .thenRefused('unknown-entity')
      .when({ type: 'reopen', itemId: 'smoke-tests', note: 'No' })
      .thenRefused('unknown-entity')
      .when({ type: 'amend', commit: commitOf('d') })
      .thenRefused('unknown-entity')
      .when(cancel, 'outsider')
      .thenRefused('not-owner');
    expect(actionsOf(story, 'engineer')).toEqual(['cancel']);
    expect(actionsOf(story, 'director')).toEqual(['cancel']);
    expect(story.does(cancel).phase).toBe('cancelled');
  });

  it('nobody decides', () => {
    const story = gone(aRelease().isPrepared().requests());
    given(story)
      .when(
        {
          type: 'decide',
          decision: 'approved',
          statement: 'I have read it and decided so.',
          requestDigest: 'any',
        },
        'director',
      )
      .thenRefused('unknown-entity');
  });

  it('an approver ends a release without having worked on it', () => {
    const story = gone(aRelease().isApproved()).does(cancel, 'director');
    expect(story.phase).toBe('cancelled');
    expect(story.release.contributors).not.toContain('user:default/director');
  });

  it('the duties of what was deployed are closed', () => {
    const story = gone(aRelease().isDeployed());
    story.completes('uptime-green').does(attach('release-note'));
    given(story)
      .when({ type: 'link-ticket', tracker: 'github', id: '7' })
      .thenRefused('unknown-entity');
  });

  it('facts are recorded all the same', () => {
    const story = gone(aRelease().isApproved()).reports('production');
    expect(story.phase).toBe('production');
    story.isAnsweredBy('ci', 'tests-passing');
    story.does({ type: 'note-providers' }, 'portal');
  });
});
