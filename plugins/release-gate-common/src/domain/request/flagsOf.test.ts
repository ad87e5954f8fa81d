import { toReleaseJson } from '../../api/views/toReleaseJson';
import { request } from '../../testUtils/commandsOnRelease';
import { aRelease } from '../../testUtils/story';

function flagsWith(more: object) {
  const story = aRelease().isPrepared().does(request(more));
  const context = story.context('director', story.release);
  return toReleaseJson(story.release, context).approval.request?.flags;
}

describe('a request', () => {
  it.each(['what', 'why', 'testingResults', 'releaseNotes'])(
    'says that characters turn the direction of its text, here of %s',
    field => {
      expect(flagsWith({ [field]: 'Commit \u202eabc' })).toEqual(['bidi']);
    },
  );

  it('says nothing of a text that is written from right to left', () => {
    expect(flagsWith({ what: 'استرداد' })).toBeUndefined();
  });
});
