import { commitOf } from '../testUtils/simulation';
import { aRelease } from '../testUtils/story';
import { moveOf } from './moveOf';

const facts = {
  releaseId: '01J00000000000000000000001',
  version: '2.4.0',
  commit: commitOf('a'),
  environment: 'production',
  attempt: 1,
  contributors: ['user:default/engineer'],
};
const approved = { commit: commitOf('a'), status: 'approved' };

describe('an entity hears of a release', () => {
  it('that it was started, or that it was cancelled', () => {
    const { release } = aRelease().starts();
    expect(moveOf(undefined, release)?.data).toEqual({
      ...facts,
      standing: 'open',
    });
    const cancelled = aRelease()
      .starts()
      .does({ type: 'cancel', reason: 'No need' }).release;
    expect(moveOf(release, cancelled)?.data).toEqual({
      ...facts,
      standing: 'cancelled',
    });
  });

  it('that it was asked for and decided on, and nothing of a tick', () => {
    const story = aRelease().starts();
    const before = story.release;
    expect(
      moveOf(before, story.completes('tests-passing').release),
    ).toBeUndefined();
    expect(moveOf(before, aRelease().isApproved().release)?.data).toEqual({
      ...facts,
      standing: 'open',
      request: approved,
    });
  });

  it('where a rollback of it leads and what that leaves to do', () => {
    const story = aRelease().isDeployed();
    const before = story.release;
    const data = moveOf(before, story.rollsBack().release)?.data;
    expect(data).toEqual({
      ...facts,
      standing: 'rolling-back',
      request: approved,
      rollbackTarget: {
        version: '2.3.0',
        commit: commitOf('9'),
        requestNumber: 1,
      },
      openDuties: [
        'Reverted to the previous working deployment',
        'Root cause investigated on staging',
      ],
    });
  });

  it('who works on it after it has ended', () => {
    const story = aRelease().isCompleted();
    const before = story.release;
    const after = story.does(
      { type: 'amend', title: 'Refunds at last' },
      'colleague',
    ).release;
    expect(moveOf(before, after)?.data.contributors).toEqual([
      'user:default/engineer',
      'user:default/colleague',
    ]);
  });
});
