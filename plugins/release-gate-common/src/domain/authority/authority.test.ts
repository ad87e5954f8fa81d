import { cancel, complete } from '../../testUtils/commandsOnRelease';
import { given } from '../../testUtils/deciderSpecification';
import { commitOf } from '../../testUtils/simulation';
import { aRelease } from '../../testUtils/story';

describe('who may do what', () => {
  it('work on a release belongs to its owners', () => {
    const story = aRelease().starts();
    given(story)
      .whenTried(told => told.tryStart('outsider', { commit: commitOf('b') }))
      .thenRefused('not-owner')
      .when(complete('tests-passing'), 'outsider')
      .thenRefused('not-owner')
      .when(cancel, 'director')
      .thenRefused('not-owner')
      .when(complete('tests-passing'), 'pipeline')
      .thenRefused('not-owner');
  });

  it('an agent that acts for an owner prepares, and ticks nothing', () => {
    given(aRelease().starts())
      .when({ type: 'amend', title: 'Refunds' }, 'agent')
      .then([{ type: 'release-amended', data: { title: 'Refunds' } }])
      .when(complete('tests-passing'), 'agent')
      .thenRefused('not-a-person');
  });

  it('a revision is not told to somebody who may not act', () => {
    given(aRelease().starts())
      .when({ type: 'amend', title: 'T', expectedRevision: 7 }, 'outsider')
      .thenRefused('not-owner');
  });

  it('deployments are reported by pipelines and, as their word, by owners', () => {
    const story = aRelease().starts();
    const report = (who: 'stranger' | 'outsider') =>
      given(story).whenTried(told =>
        told.tryReport(who, 'staging', commitOf('a')),
      );
    report('stranger').thenRefused('not-a-pipeline');
    report('outsider').thenRefused('not-owner');
    story.tryReport('engineer', 'staging', commitOf('a'));
    expect(story.release.deployments[0].source).toBe('person');
  });

  it('nobody decides on a commit that they worked on for another entity', () => {
    const story = aRelease().isPrepared().requests();
    story.workersElsewhere = ['user:default/director'];
    given(story)
      .when(
        {
          type: 'decide',
          decision: 'approved',
          statement: 'I have read it and decided so.',
          requestDigest: story.digest,
        },
        'director',
      )
      .thenRefused('own-work');
  });
});
