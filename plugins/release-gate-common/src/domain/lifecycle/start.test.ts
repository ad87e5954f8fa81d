import type { CommitId } from '../model/names';
import {
  commitOf,
  environmentNamed,
  refusalOf,
} from '../../testUtils/simulation';
import { aRelease } from '../../testUtils/story';

describe('a release is started', () => {
  it('for an environment of tier production, and for no other', () => {
    const story = aRelease();
    for (const environment of ['staging', 'moon'].map(environmentNamed)) {
      expect(refusalOf(story.tryStart('engineer', { environment }))).toBe(
        'invalid-environment',
      );
    }
    story.starts({ environment: environmentNamed('PRODUCTION') });
    expect(story.release.environment).toBe('production');
  });

  it('while the entity has fewer than fifty that are not yet in production', () => {
    const story = aRelease();
    const start = (number: number) =>
      story.tryStart('engineer', {
        commit: String(number).padStart(40, '0') as CommitId,
      });
    for (let number = 1; number <= 50; number++) {
      expect(refusalOf(start(number))).toBeUndefined();
    }
    expect(refusalOf(start(51))).toBe('too-many-open-releases');
  });

  it('for a commit that an earlier release of the entity does not take over', () => {
    const story = aRelease().starts();
    const first = story.id;
    story
      .starts({ commit: commitOf('b') })
      .does({ type: 'cancel', reason: 'No need' });
    expect(
      refusalOf(
        story.tryOn('engineer', first, {
          type: 'amend',
          commit: commitOf('b'),
        }),
      ),
    ).toBe('release-exists');
  });
});
