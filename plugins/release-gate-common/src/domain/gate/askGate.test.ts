import { commitOf } from '../../testUtils/simulation';
import { type Story, aRelease } from '../../testUtils/story';

const codesOf = (story: Story) =>
  story.ask(commitOf('a')).reasons.map(({ code }) => code);

describe('the gate gives every reason', () => {
  it('of a release that was cancelled', () => {
    const story = aRelease().isPrepared().requests().does({
      type: 'cancel',
      reason: 'No need',
    });
    expect(codesOf(story)).toEqual(['release-cancelled', 'approval-voided']);
  });

  it('of a release that was rolled back', () => {
    expect(codesOf(aRelease().isRolledBack())).toEqual([
      'release-rolled-back',
      'already-deployed',
    ]);
  });

  it('of a release that is deployed already, while another is in production', () => {
    const story = aRelease().isCompleted();
    story
      .starts({ commit: commitOf('b'), version: '2.5.0' })
      .finishesPreDeployment()
      .finishesStaging()
      .requests(null)
      .decides()
      .reports('production', commitOf('b'), 'started');
    expect(codesOf(story)).toEqual([
      'already-deployed',
      'another-release-in-production',
    ]);
  });
});
