import { given } from './deciderSpecification';
import { commitOf } from './simulation';
import { aRelease } from './story';

const complete = { type: 'complete', itemId: 'tests-passing' } as const;
const completed = {
  type: 'item-completed',
  data: { itemId: 'tests-passing', source: 'person' },
} as const;

describe('a rule that is told by given, when and then', () => {
  it('holds when exactly these events follow', () => {
    given(aRelease().starts()).when(complete).then([completed]);
  });

  it.each([
    ['an event is missing', [completed, completed]],
    ['an event is too many', []],
    [
      'an event says something else',
      [{ type: 'item-completed', data: { ...completed.data, note: 'seen' } }],
    ],
  ] as const)('breaks when %s', (_, events) => {
    const attempt = given(aRelease().starts()).when(complete);
    expect(() => attempt.then(events)).toThrow();
  });

  it('breaks when something happened elsewhere that was not named', () => {
    const attempt = given(aRelease().starts()).whenReported(
      'production',
      commitOf('f'),
    );
    expect(() => attempt.then([])).toThrow();
  });

  it('breaks when the command is refused, and says why', () => {
    const attempt = given(aRelease().starts()).when(complete, 'outsider');
    expect(() => attempt.then([completed])).toThrow('Refused: not-owner');
  });

  it('breaks when the command is accepted, or refused for another reason', () => {
    const rule = given(aRelease().starts());
    expect(() => rule.when(complete).thenRefused('not-owner')).toThrow();
    expect(() =>
      rule.when(complete, 'outsider').thenRefused('already-complete'),
    ).toThrow();
  });

  it('goes on from what happened, and leaves what was given as it was', () => {
    const story = aRelease().starts();
    const after = given(story).when(complete).then([completed]);
    after.when(complete).thenRefused('already-complete');
    given(story).when(complete).then([completed]);
    expect(story.release.revision).toBe(1);
    expect(after.story.release.revision).toBe(2);
  });
});
