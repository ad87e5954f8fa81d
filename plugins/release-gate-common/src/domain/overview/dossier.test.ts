import { environmentNamed, commitOf } from '../../testUtils/simulation';
import { type Story, aRelease } from '../../testUtils/story';
import { asOf } from '../approval/asOf';
import { dossierOf } from './dossier';

function dossier(story: Story, others: readonly Story['release'][] = []) {
  const release = asOf(story.release, { now: story.now });
  return dossierOf(release, others, story.world.entity);
}

/** Asks with another why, so that a difference is there. */
function requestsAgain(story: Story, why: string): Story {
  return story.does({
    type: 'request',
    requestId: story.nextId(),
    what: 'Refunds',
    why,
    testingResults: 'All green',
  });
}

describe('the dossier', () => {
  it('tells what runs in production, so that the changes can be looked at', () => {
    const story = aRelease().isCompleted();
    const first = story.release;
    story.starts({ commit: commitOf('b'), version: '2.5.0' });
    expect(dossier(story, [first]).inProduction).toEqual({
      version: first.version,
      commit: commitOf('a'),
      since: expect.any(String),
      releaseId: first.id,
    });
  });

  it('tells duties that are open from the other releases', () => {
    const story = aRelease().isDeployed().finishesProduction();
    const first = story.release;
    story.starts({ commit: commitOf('b') });
    expect(dossier(story, [first]).openDuties).toContainEqual({
      releaseId: first.id,
      version: '2.4.0',
      itemId: 'release-notes-delivered',
      title: expect.any(String),
    });
  });

  it('tells rejections, rollbacks and violations since then, newest first', () => {
    const story = aRelease()
      .isPrepared()
      .requests()
      .decides('rejected')
      .wait(1_000);
    story.reports('production', commitOf('c'));
    const kinds = dossier(story).setbacks.map(({ kind }) => kind);
    // What was before the deployment of now is history.
    expect(kinds).toEqual(['violation']);
  });

  it('keeps every rejection, also those before the latest request', () => {
    const story = aRelease().isPrepared().requests().decides('rejected');
    requestsAgain(story, 'Another reason').decides('rejected');
    requestsAgain(story, 'A third reason');
    const { setbacks } = dossier(story);
    expect(setbacks.map(({ kind }) => kind)).toEqual([
      'rejection',
      'rejection',
    ]);
    expect(setbacks[0]).toMatchObject({
      by: 'user:default/director',
      message: 'I have read it and decided so.',
    });
  });

  it('marks deployments that are only a person’s word', () => {
    const story = aRelease().starts().finishesPreDeployment();
    story.try('engineer', {
      type: 'report-deployment',
      deploymentId: story.nextId(),
      violationId: story.nextId(),
      environment: environmentNamed('staging'),
      commit: story.release.commit,
      status: 'succeeded',
      flags: [],
    });
    expect(dossier(story).wordOnly).toEqual([
      {
        environment: 'staging',
        status: 'succeeded',
        commit: story.release.commit,
        at: story.now,
        by: 'user:default/engineer',
      },
    ]);
    const seen = aRelease().isPrepared();
    expect(dossier(seen).wordOnly).toEqual([]);
  });
});

describe('a new request', () => {
  it('has nothing to be compared with when it is the first', () => {
    expect(dossier(aRelease().isPrepared().requests()).difference).toBe(
      undefined,
    );
  });

  it('shows what has changed since the rejection, field by field and item by item', () => {
    const story = aRelease()
      .isPrepared()
      .requests()
      .decides('rejected')
      .wait(1_000);
    story.does({ type: 'reopen', itemId: 'no-regressions', note: 'again' });
    story.completes('no-regressions').attachesNote('# Notes, corrected');
    requestsAgain(story, 'A better reason');
    const { difference } = dossier(story);
    expect(difference?.with).toMatchObject({
      number: 1,
      outcome: 'rejected',
      decidedBy: 'user:default/director',
      noteVersion: 1,
    });
    expect(difference?.fields).toContainEqual(
      expect.objectContaining({ field: 'why', after: 'A better reason' }),
    );
    expect(difference?.fields).toContainEqual({
      field: 'release-note',
      before: '# Notes',
      after: '# Notes, corrected',
    });
    expect(difference?.items).toEqual([
      expect.objectContaining({
        itemId: 'no-regressions',
        before: expect.objectContaining({ state: 'complete' }),
        after: expect.objectContaining({ state: 'complete' }),
      }),
    ]);
  });

  it('is compared with the last one that was decided on, past those that were voided', () => {
    const story = aRelease().isPrepared().requests().decides('rejected');
    requestsAgain(story, 'Second').does({
      type: 'amend',
      changes: { what: 'Refunds', why: 'Third' },
    });
    requestsAgain(story, 'Third');
    expect(dossier(story).difference?.with).toMatchObject({
      number: 1,
      outcome: 'rejected',
    });
  });

  it('after a void without any decision is compared with the one before', () => {
    const story = aRelease().isPrepared().requests();
    story.does({ type: 'amend', changes: { what: 'Other', why: 'Other' } });
    requestsAgain(story, 'Other');
    expect(dossier(story).difference?.with).toMatchObject({
      number: 1,
      outcome: 'voided',
    });
  });
});
