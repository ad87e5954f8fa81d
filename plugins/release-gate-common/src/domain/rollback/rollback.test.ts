import type { ReleaseId } from '../model/names';
import {
  attach,
  cancel,
  complete,
  request,
  rollBack,
} from '../../testUtils/commandsOnRelease';
import { given } from '../../testUtils/deciderSpecification';
import { commitOf, policy } from '../../testUtils/simulation';
import { type Story, aRelease } from '../../testUtils/story';
import { toDutiesJson } from '../../api/views/toDutiesJson';
import { toReleaseListItem } from '../../api/views/toReleaseListItem';
import { after } from '../model/instants';
import { asOf } from '../approval/asOf';
import { isRollbackOverdue, rollbackDueAt } from './dueRollback';

const codesOfViolations = ({ world: { entity } }: Story) =>
  entity.violations.map(({ code }) => code);

const codesOf = (story: Story, digit: string) =>
  story.ask(commitOf(digit)).reasons.map(({ code }) => code);

describe('a rollback', () => {
  it('is of what runs in production, and happens once', () => {
    given(aRelease().isApproved())
      .when(rollBack())
      .thenRefused('not-in-production');
    given(aRelease().isDeployed().rollsBack())
      .when(rollBack())
      .thenRefused('already-rolled-back');
  });

  it('is possible after the release was completed, while it runs there', () => {
    const story = aRelease().isCompleted();
    expect(story.clone().rollsBack().phase).toBe('rolling-back');
    given(story.reports('production', commitOf('e')))
      .when(rollBack())
      .thenRefused('not-in-production');
  });

  it('leads to the baseline that was approved', () => {
    given(aRelease().isDeployed())
      .when(rollBack({ restoredVersion: '2.2.0' }))
      .thenRefused('wrong-rollback-target');
  });

  it('is started by an owner or an approver, and keeps whom it hit', () => {
    const affected = { who: 'Clients', howMany: 'about 9' };
    const command = rollBack({ usersAffected: true, affected });
    const story = aRelease().isDeployed();
    given(story).when(command, 'outsider').thenRefused('not-owner');
    for (const who of ['engineer', 'director'] as const) {
      given(story)
        .when(command, who)
        .then([
          {
            type: 'rollback-started',
            data: {
              reason: 'Refunds are doubled',
              restoredVersion: '2.3.0',
              restoredCommit: commitOf('9'),
              usersAffected: true,
              affected,
              dueAt: after(story.now, policy.rollbackWithinMs),
            },
          },
        ]);
    }
  });

  it('opens the gate for exactly the commit of the baseline, until that is back', () => {
    const story = aRelease().isDeployed().rollsBack();
    expect(story.ask(commitOf('9'))).toEqual({
      allowed: true,
      reasons: [],
      releaseId: story.id,
    });
    expect(codesOf(story, 'a')).toContain('release-rolled-back');
    story.reports('production', commitOf('9'));
    expect(story.phase).toBe('rolled-back');
    expect(story.release.violations).toEqual([]);
    expect(story.ask(commitOf('9')).allowed).toBe(false);
  });

  it('without a known baseline opens the gate for nothing, and its end is told by hand', () => {
    const story = aRelease()
      .isPrepared()
      .requests(null)
      .decides()
      .reports('production')
      .rollsBack('1.0.0');
    expect(codesOf(story, '9')).toContain('rollback-target-unknown');
    expect(story.completes('reverted').phase).toBe('rolled-back');
  });

  it('leaves duties, once the way back is done', () => {
    const investigated = (more: object) =>
      complete('root-cause-investigated', more);
    const url = 'https://x.example';
    const story = aRelease().isDeployed().rollsBack('2.3.0', true);
    given(story)
      .when(investigated({ note: 'A lock', url }))
      .thenRefused('deployment-not-recorded');
    given(story.reports('production', commitOf('9')))
      .when(investigated({ url }))
      .thenRefused('note-required')
      .when(investigated({ note: 'A lock' }))
      .thenRefused('url-required')
      .when(investigated({ note: 'A lock', url }))
      .then([
        {
          type: 'item-completed',
          data: {
            itemId: 'root-cause-investigated',
            source: 'person',
            note: 'A lock',
            url,
          },
        },
      ]);
  });

  it('is said to have hit users by owners, and not to have by approvers alone', () => {
    const says = (usersAffected: boolean) =>
      ({ type: 'amend', usersAffected } as const);
    const said = (usersAffected: boolean) =>
      ({ type: 'users-affected-changed', data: { usersAffected } } as const);
    given(aRelease().isRolledBack(false))
      .when(says(true))
      .then([said(true)])
      .when(says(false))
      .thenRefused('not-an-approver')
      .when(says(false), 'director')
      .then([said(false)]);
    given(aRelease().isDeployed()).when(says(true)).thenRefused('no-rollback');
  });
});

describe('the re-entry', () => {
  const reenter = (id: ReleaseId, digit: string) => (story: Story) =>
    story.tryReenter('engineer', id, commitOf(digit));
  const start = (digit: string) => (story: Story) =>
    story.tryStart('engineer', { commit: commitOf(digit) });

  it('is the only way to start again after a rollback', () => {
    const story = aRelease().isRolledBack();
    given(story).whenTried(start('b')).thenRefused('re-entry-required');
    expect(story.reenters().release).toMatchObject({ attempt: 2 });
  });

  it('follows a rollback that is done, and happens once', () => {
    const story = aRelease().isDeployed();
    const { id } = story;
    given(story).whenTried(reenter(id, 'b')).thenRefused('not-rolled-back');
    story.rollsBack().reports('production', commitOf('9')).reenters();
    given(story).whenTried(reenter(id, 'c')).thenRefused('already-re-entered');
  });

  it('that is cancelled leaves the way open for another, and no other way', () => {
    const story = aRelease().isRolledBack();
    const first = story.id;
    story.reenters().does(cancel);
    given(story).whenTried(start('c')).thenRefused('re-entry-required');
    story.id = first;
    expect(story.reenters(commitOf('c')).release.attempt).toBe(3);
  });

  it('is requested only when the attempt before has no duty left', () => {
    const story = aRelease().isRolledBack(true);
    const first = story.id;
    story.reenters().finishesPreDeployment().finishesStaging();
    const second = story.id;
    given(story).when(request()).thenRefused('predecessor-duties-open');
    story.id = first;
    story.completes('root-cause-investigated').does(attach('incident-report'));
    story.id = second;
    expect(story.does(request()).phase).toBe('awaiting-approval');
  });

  const baselineOf = ({ release: { approval } }: Story) =>
    approval.status === 'requested'
      ? approval.request.snapshot.baseline
      : undefined;

  it('has a baseline stated again where a rollback brought back a stated one', () => {
    const story = aRelease()
      .isRolledBack()
      .completes('root-cause-investigated')
      .reenters()
      .finishesPreDeployment()
      .finishesStaging()
      .requests();
    expect(baselineOf(story)).toEqual({
      version: '2.3.0',
      commit: commitOf('9'),
      stated: true,
    });
  });

  it('has as its baseline what a rollback brought back where that was approved itself', () => {
    const story = aRelease()
      .isCompleted()
      .starts({ commit: commitOf('b'), version: '2.5.0' })
      .finishesPreDeployment()
      .finishesStaging()
      .requests(null)
      .decides()
      .reports('production')
      .rollsBack('2.4.0')
      .reports('production', commitOf('a'))
      .completes('root-cause-investigated')
      .reenters(commitOf('c'))
      .finishesPreDeployment()
      .finishesStaging()
      .requests(null);
    expect(baselineOf(story)).toEqual({
      version: '2.4.0',
      commit: commitOf('a'),
      stated: false,
    });
  });
});

describe('the way back', () => {
  const reverted = complete('reverted', {
    note: 'The pipeline is dead',
    url: 'https://ci.example.com/2',
  });

  it('is taken by the word of an approver where a pipeline could report it, never of an owner', () => {
    const story = aRelease().isDeployed().rollsBack();
    given(story).when(reverted).thenRefused('item-not-manual');
    given(story)
      .when(complete('reverted'), 'director')
      .thenRefused('note-required');
    story.does(reverted, 'director');
    expect(story.phase).toBe('rolled-back');
    expect(story.ask(commitOf('9')).allowed).toBe(false);
    expect(story.release.contributors).not.toContain('user:default/director');
  });

  it('is complete at once where the baseline was deployed last, which stays a violation', () => {
    const story = aRelease()
      .isDeployed()
      .reports('production', commitOf('9'))
      .rollsBack();
    expect(story.phase).toBe('rolled-back');
    expect(codesOfViolations(story)).toEqual(['rollback-not-declared']);
  });

  it('that ends at once is no work of the approver who declared it', () => {
    const story = aRelease()
      .isDeployed()
      .reports('production', commitOf('9'))
      .rollsBack('2.3.0', false, 'director');
    expect(story.phase).toBe('rolled-back');
    expect(story.release.contributors).not.toContain('user:default/director');
  });

  it('that nobody declared is told from another commit, and from a way back that is no good any more', () => {
    const other = aRelease().isDeployed().reports('production', commitOf('e'));
    expect(codesOfViolations(other)).toEqual(['unapproved-deployment']);
    // What runs now was itself deployed without an approval: nothing leads back from it.
    other.reports('production', commitOf('9'));
    expect(codesOfViolations(other)).toEqual([
      'unapproved-deployment',
      'unapproved-deployment',
    ]);
  });

  it('that nobody declared is one violation from its start to its end', () => {
    const story = aRelease()
      .isDeployed()
      .reports('production', commitOf('9'), 'started')
      .reports('production', commitOf('9'));
    expect(codesOfViolations(story)).toEqual(['rollback-not-declared']);
  });

  it('is not begun while another release holds production', () => {
    const story = aRelease().isCompleted();
    const first = story.id;
    story
      .starts({ commit: commitOf('b'), version: '2.5.0' })
      .finishesPreDeployment()
      .finishesStaging()
      .requests(null)
      .decides()
      .reports('production', commitOf('b'), 'started');
    story.id = first;
    given(story).when(rollBack()).thenRefused('another-release-in-production');
  });
});

describe('the limit of a rollback', () => {
  const overdue = (story: Story, now: string) =>
    isRollbackOverdue(asOf(story.release, { now }));

  it('is overdue where the baseline is not back within it, and a duty that says so', () => {
    const story = aRelease().isDeployed().rollsBack();
    const dueAt = after(story.now, policy.rollbackWithinMs);
    expect(overdue(story, after(dueAt, -1))).toBe(false);
    expect(overdue(story, dueAt)).toBe(true);
    expect(toDutiesJson(story.release)).toContainEqual({
      releaseId: story.id,
      version: '2.4.0',
      itemId: 'reverted',
      title: 'Reverted to the previous working deployment',
      dueAt,
    });
    expect(toReleaseListItem(story.release, after(dueAt, -1)).waitingFor).toBe(
      'Waiting for the pipeline: bring 2.3.0 back to production',
    );
    expect(toReleaseListItem(story.release, dueAt).waitingFor).toBe(
      'Overdue, waiting for the pipeline: bring 2.3.0 back to production',
    );
  });

  it('ends with the way back, by a deployment or by hand', () => {
    const byPipeline = aRelease().isDeployed().rollsBack();
    byPipeline.reports('production', commitOf('9'));
    const byHand = aRelease().isDeployed().rollsBack();
    byHand.does(
      complete('reverted', { note: 'By hand', url: 'https://ci.example.com' }),
      'director',
    );
    for (const story of [byPipeline, byHand]) {
      const later = after(story.now, 2 * policy.rollbackWithinMs);
      expect(overdue(story, later)).toBe(false);
      expect(rollbackDueAt(story.release)).toBeUndefined();
    }
  });

  it('is the default where an earlier version began it', () => {
    const { release } = aRelease().isDeployed().rollsBack();
    if (release.end?.how !== 'rolled-back') {
      throw new Error('It was rolled back');
    }
    const { dueAt: _, ...rollback } = release.end.rollback;
    expect(
      rollbackDueAt({ ...release, end: { how: 'rolled-back', rollback } }),
    ).toBe(after(rollback.startedAt, 24 * 3_600_000));
  });
});
