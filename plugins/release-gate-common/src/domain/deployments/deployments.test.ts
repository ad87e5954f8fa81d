import { DAY, MINUTE, commitOf } from '../../testUtils/simulation';
import { aRelease } from '../../testUtils/story';

describe('a deployment under the approval', () => {
  it('begins production with its first report, of whatever status', () => {
    const story = aRelease()
      .isApproved()
      .reports('production', commitOf('a'), 'failed');
    expect(story.phase).toBe('production');
    expect(story.ask(commitOf('a')).allowed).toBe(true);
  });

  it('may end after the approval ran out, when it was begun in time', () => {
    const story = aRelease()
      .isApproved()
      .wait(7 * DAY - MINUTE)
      .reports('production', commitOf('a'), 'started')
      .wait(2 * MINUTE)
      .reports('production');
    expect(story.release.violations).toEqual([]);
    expect(story.phase).toBe('production');
  });

  it('uses it up with its success', () => {
    const story = aRelease().isDeployed();
    expect(story.ask(commitOf('a')).reasons[0].code).toBe('already-deployed');
    story.reports('production');
    expect(story.release.deployments.at(-1)?.coverage).toBe('redeployment');
    expect(story.release.violations).toEqual([]);
  });

  it('lets the other releases of the entity wait', () => {
    const story = aRelease().isApproved();
    story
      .starts({ commit: commitOf('b'), version: '2.5.0' })
      .finishesPreDeployment()
      .finishesStaging()
      .requests()
      .decides()
      .reports('production', commitOf('a'), 'started');
    expect(story.ask(commitOf('b')).reasons.map(({ code }) => code)).toEqual([
      'another-release-in-production',
    ]);
  });
});
