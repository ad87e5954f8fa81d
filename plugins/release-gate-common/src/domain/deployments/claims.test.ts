import { commitOf } from '../../testUtils/simulation';
import { type Story, aRelease } from '../../testUtils/story';

/** An engineer says, where a pipeline is configured, that the commit went to production. */
function claims(story: Story, commit = story.release.commit) {
  story.pipelineConfigured = true;
  return story.tryReport('engineer', 'production', commit, 'succeeded');
}

describe('a report of a person where a pipeline is configured', () => {
  it('is a claim that neither begins production nor uses the approval', () => {
    const story = aRelease().isApproved();
    expect(claims(story)).not.toHaveProperty('deployment.violation');
    expect(story.release.deployments.at(-1)).toMatchObject({
      coverage: 'claim',
      claim: true,
      source: 'person',
    });
    expect(story.phase).toBe('approved');
    expect(story.ask(commitOf('a')).allowed).toBe(true);
    expect(story.reports('production').phase).toBe('production');
  });

  it('does not say that the way back is taken', () => {
    const story = aRelease().isDeployed().rollsBack();
    claims(story, commitOf('9'));
    expect(story.phase).toBe('rolling-back');
  });

  it('is a violation where nothing covers it', () => {
    expect(claims(aRelease().starts())).toMatchObject({
      deployment: { violation: { code: 'unapproved-deployment' } },
    });
  });
});
