import { approve, request } from '../../testUtils/commandsOnRelease';
import { given } from '../../testUtils/deciderSpecification';
import { type Person, DAY, commitOf } from '../../testUtils/simulation';
import { type Story, aRelease } from '../../testUtils/story';

function snapshotOf({ release: { approval } }: Story) {
  return approval.status === 'none' ? undefined : approval.request.snapshot;
}

describe('a request', () => {
  it('is made only when pre-deployment and staging are complete', () => {
    const story = aRelease().starts();
    given(story).when(request()).thenRefused('checklist-incomplete');
    given(story.finishesPreDeployment())
      .when(request())
      .thenRefused('checklist-incomplete');
  });

  it('is the only one that is open, and none is made beside an approval', () => {
    const story = aRelease().isPrepared().requests();
    given(story).when(request()).thenRefused('request-open');
    given(story.decides()).when(request()).thenRefused('already-approved');
  });

  it('is made on a release note that is there, and final', () => {
    const story = aRelease().isPrepared();
    given(story)
      .when(request({ releaseNotes: '\u27e6What changed?\u27e7' }))
      .thenRefused('document-not-final');
    given(story.lacksDocuments())
      .when(request())
      .thenRefused('release-notes-missing');
  });

  it('is refused where nobody could decide on it', () => {
    const DIRECTOR = 'user:default/director';
    const WORKING_DIRECTOR = 'user:default/working-director';
    const story = aRelease().isPrepared();
    const refused = (who: Person) => {
      const outcome = story.clone().tryOn(who, story.id, request());
      return 'refused' in outcome ? outcome.refused.code : undefined;
    };
    story.approvers = [];
    expect(refused('engineer')).toBe('no-decider');

    story.approvers = [WORKING_DIRECTOR];
    expect(refused('engineer')).toBeUndefined();
    // Whoever asks has a part in the work.
    expect(refused('workingDirector')).toBe('no-decider');
    story.does(
      { type: 'reopen', itemId: 'smoke-tests', note: 'Once more' },
      'workingDirector',
    );
    story.completes('smoke-tests');
    expect(refused('engineer')).toBe('no-decider');

    story.approvers = [DIRECTOR, WORKING_DIRECTOR];
    expect(refused('workingDirector')).toBeUndefined();
    story.approvers = undefined;
    expect(refused('workingDirector')).toBeUndefined();
  });

  it('states no baseline where one is known', () => {
    const story = aRelease().isCompleted();
    story
      .starts({ commit: commitOf('b'), version: '2.5.0' })
      .finishesPreDeployment()
      .finishesStaging();
    given(story)
      .when(request({ baseline: { version: '1.0.0', commit: commitOf('1') } }))
      .thenRefused('baseline-known');
    expect(snapshotOf(story.requests(null))?.baseline).toEqual({
      version: '2.4.0',
      commit: commitOf('a'),
      stated: false,
    });
  });

  it('never states the commit that is to be deployed as the baseline', () => {
    const story = aRelease().isPrepared();
    const { commit } = story.release;
    given(story)
      .when(request({ baseline: { version: '2.3.0', commit } }))
      .thenRefused('invalid-baseline');
  });

  it('that is rejected leads back to staging, and the next one is number 2', () => {
    const story = aRelease().isPrepared().requests().decides('rejected');
    expect(story.phase).toBe('staging');
    expect(snapshotOf(story.requests())?.number).toBe(2);
  });

  it('that runs out is a no', () => {
    const story = aRelease()
      .isPrepared()
      .requests()
      .wait(7 * DAY);
    given(story).when(approve(story), 'director').thenRefused('stale-digest');
    expect(story.ask(commitOf('a')).reasons).toMatchObject([
      { code: 'approval-expired' },
    ]);
  });
});
