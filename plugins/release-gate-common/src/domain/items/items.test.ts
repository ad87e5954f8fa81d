import { complete, reopen } from '../../testUtils/commandsOnRelease';
import { given } from '../../testUtils/deciderSpecification';
import { MINUTE, commitOf } from '../../testUtils/simulation';
import { aRelease } from '../../testUtils/story';

const completed = (itemId: string, more: object = {}) =>
  ({
    type: 'item-completed',
    data: { itemId, source: 'person', ...more },
  } as const);

describe('an item', () => {
  it('is completed once, only after every earlier stage, and only if the workflow has it', () => {
    given(aRelease().starts())
      .when(complete('tests-passing'))
      .then([completed('tests-passing')])
      .when(complete('tests-passing'))
      .thenRefused('already-complete')
      .when(complete('smoke-tests'))
      .thenRefused('stage-not-reached')
      .when(complete('uptime-green'))
      .thenRefused('stage-not-reached')
      .when(complete('coffee-made'))
      .thenRefused('unknown-item');
  });

  it.each([
    'deployed-to-staging',
    'release-notes-prepared',
    'approval-granted',
    'approver-notified',
  ])('that follows from something else is never completed by hand: %s', id => {
    given(aRelease().starts())
      .when(complete(id))
      .thenRefused('item-not-manual');
  });

  it('that is not asked for of routine work is not completed', () => {
    given(aRelease().starts())
      .when(complete('estimate-approved'))
      .thenRefused('note-required')
      .when({ type: 'amend', routine: true })
      .then([{ type: 'release-amended', data: { routine: true } }])
      .when(complete('estimate-approved'))
      .thenRefused('item-not-applicable');
  });

  it('is re-opened only when it is complete', () => {
    given(aRelease().starts())
      .when(reopen('tests-passing'))
      .thenRefused('not-complete')
      .when(complete('tests-passing'))
      .then([completed('tests-passing')])
      .when(reopen('tests-passing'))
      .then([
        {
          type: 'items-reopened',
          data: { itemIds: ['tests-passing'], cause: 'person', note: 'flaky' },
        },
      ]);
  });

  it('that a provider answers is completed by hand only with a reason, as an override', () => {
    given(aRelease().starts().isAnsweredBy('ci', 'tests-passing'))
      .when(complete('tests-passing'))
      .thenRefused('note-required')
      .when(complete('tests-passing', { note: 'The runner is down' }))
      .then([
        completed('tests-passing', {
          note: 'The runner is down',
          override: true,
        }),
      ]);
  });

  it('with parts is completed part by part', () => {
    const id = 'critical-paths-verified';
    given(aRelease().isDeployed())
      .when(complete(id))
      .thenRefused('part-required')
      .when(complete(id, { part: 'coffee' }))
      .thenRefused('unknown-part')
      .when(complete(id, { part: 'login' }))
      .then([completed(id, { part: 'login' })])
      .when(complete(id, { part: 'login' }))
      .thenRefused('already-complete');
  });

  it('that is settled in production stays settled', () => {
    given(aRelease().isDeployed().finishesProduction())
      .when(reopen('uptime-green'))
      .thenRefused('stage-complete');
  });

  it('of an earlier commit is open again after the commit was changed', () => {
    const { story } = given(aRelease().starts().completes('tests-passing'))
      .when({ type: 'amend', commit: commitOf('b') })
      .then([
        { type: 'release-amended', data: { commit: commitOf('b') } },
        {
          type: 'items-reopened',
          data: { itemIds: ['tests-passing'], cause: 'commit-changed' },
        },
      ]);
    expect(story.phase).toBe('pre-deployment');
    expect(story.release.items).toEqual({});
  });
});

describe('staging', () => {
  const completedByDeployment = {
    type: 'item-completed',
    data: {
      itemId: 'deployed-to-staging',
      source: 'deployment',
      by: 'pipeline',
    },
  } as const;

  it('is tested only after the deployment is recorded', () => {
    const story = aRelease().starts().finishesPreDeployment();
    given(story)
      .when(complete('smoke-tests'))
      .thenRefused('deployment-not-recorded');
    given(story.reports('staging'))
      .when(complete('smoke-tests'))
      .then([completed('smoke-tests')]);
  });

  it('counts a deployment that was recorded before the stage was reached', () => {
    const story = aRelease().starts().reports('staging').attachesNote();
    story.completes(
      'code-reviewed-and-merged',
      'tests-passing',
      'no-open-blockers',
    );
    expect(story.release.items['deployed-to-staging']).toBeUndefined();
    const since = story.release.deployments[0].at;
    given(story.wait(MINUTE))
      .when(complete('estimate-approved', { note: 'Two days' }))
      .then([
        completed('estimate-approved', { note: 'Two days' }),
        {
          ...completedByDeployment,
          data: { ...completedByDeployment.data, since },
        },
      ]);
  });

  it('does not count a deployment when another commit is there since', () => {
    const story = aRelease()
      .starts()
      .reports('staging')
      .reports('staging', commitOf('c'))
      .finishesPreDeployment();
    expect(story.release.items['deployed-to-staging']).toBeUndefined();
  });

  it('is open again when another commit is there, before the request', () => {
    const story = aRelease().isPrepared().reports('staging', commitOf('c'));
    expect(story.phase).toBe('staging');
    given(story)
      .when(complete('smoke-tests'))
      .thenRefused('deployment-not-recorded');
  });

  it('is not touched by another commit while a request is open', () => {
    const story = aRelease().isPrepared().requests();
    expect(story.reports('staging', commitOf('c')).phase).toBe(
      'awaiting-approval',
    );
  });
});
