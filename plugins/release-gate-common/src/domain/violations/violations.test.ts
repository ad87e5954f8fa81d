import { given } from '../../testUtils/deciderSpecification';
import { type CommandOnRelease, commitOf } from '../../testUtils/simulation';
import { aRelease } from '../../testUtils/story';

describe('a deployment without an approval', () => {
  const violation = { code: 'unapproved-deployment' };

  it('is recorded as a violation, and completes nothing', () => {
    const story = aRelease().starts();
    const outcome = story.tryReport('pipeline', 'production', commitOf('a'));
    expect(outcome).toMatchObject({ deployment: { violation } });
    expect(story.release.violations).toMatchObject([violation]);
    expect(story.release.items['deployed-to-production']).toBeUndefined();
  });

  it('is not healed by a later approval', () => {
    const story = aRelease()
      .starts()
      .reports('production')
      .finishesPreDeployment()
      .finishesStaging()
      .requests()
      .decides();
    expect(story.release.violations).toHaveLength(1);
    expect(story.phase).toBe('approved');
  });

  it('is one violation from its start to its end', () => {
    const story = aRelease()
      .starts()
      .reports('production', commitOf('a'), 'started')
      .reports('production', commitOf('a'), 'succeeded');
    expect(story.release.violations).toHaveLength(1);
  });

  it('is one in an environment that is not declared, too', () => {
    const story = aRelease().starts();
    const outcome = story.tryReport('pipeline', 'moon', commitOf('a'));
    expect(outcome).toMatchObject({ deployment: { violation } });
    expect(story.ask(commitOf('a'), 'moon').reasons[0].code).toBe(
      'unknown-environment',
    );
  });

  it('belongs to the entity where there is no release', () => {
    const story = aRelease();
    story.tryReport('pipeline', 'production', commitOf('f'));
    expect(story.world.entity.violations).toHaveLength(1);
  });

  it('is one of a release that a person took back', () => {
    const story = aRelease()
      .isPrepared()
      .requests(null)
      .decides()
      .reports('production')
      .rollsBack('2.3.0')
      .completes('reverted');
    expect(story.phase).toBe('rolled-back');
    story.reports('production');
    expect(story.release.violations).toMatchObject([violation]);
  });

  it('is answered in writing, once', () => {
    const story = aRelease().starts().reports('production');
    const [{ violationId }] = story.release.violations;
    const statement = 'A hotfix in the night.';
    const answer: CommandOnRelease = {
      type: 'answer-violation',
      violationId,
      statement,
    };
    given(story)
      .when({ ...answer, statement: 'sorry' })
      .thenRefused('statement-too-short')
      .when({ ...answer, violationId: 'none' })
      .thenRefused('unknown-violation')
      .when(answer, 'outsider')
      .thenRefused('not-owner')
      .when(answer)
      .then([{ type: 'violation-answered', data: { violationId, statement } }])
      .when(answer)
      .thenRefused('already-answered');
  });
});
