import { commitOf } from '../../testUtils/simulation';
import { type Story, story } from '../../testUtils/story';

const codesOf = (it: Story) =>
  it.ask(commitOf('a')).reasons.map(({ code }) => code);

describe('the gate gives every reason', () => {
  it('of a release that was cancelled', () => {
    const it = story().isPrepared().requests().does({
      type: 'cancel',
      reason: 'No need',
    });
    expect(codesOf(it)).toEqual(['release-cancelled', 'approval-missing']);
  });

  it('of a release that was rolled back', () => {
    expect(codesOf(story().isRolledBack())).toEqual([
      'release-rolled-back',
      'already-deployed',
    ]);
  });

  it('of a release that is deployed already, while another is in production', () => {
    const it = story().isCompleted();
    it.starts({ commit: commitOf('b'), version: '2.5.0' })
      .finishesPreDeployment()
      .finishesStaging()
      .requests(null)
      .decides()
      .reports('production', commitOf('b'), 'started');
    expect(codesOf(it)).toEqual([
      'already-deployed',
      'another-release-in-production',
    ]);
  });
});
