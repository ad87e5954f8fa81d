import { commitOf } from '../../testUtils/simulation';
import { type Story, story } from '../../testUtils/story';
import { asOf } from '../approval/asOf';
import { dossierOf } from './dossier';

function dossier(it: Story, others: readonly Story['release'][] = []) {
  const release = asOf(it.release, { now: it.now });
  return dossierOf(release, others, it.world.entity);
}

/** Asks with another why, so that a difference is there. */
function requestsAgain(it: Story, why: string): Story {
  return it.does({
    type: 'request',
    requestId: it.nextId(),
    what: 'Refunds',
    why,
    testingResults: 'All green',
  });
}

describe('the dossier', () => {
  it('tells what runs in production, so that the changes can be looked at', () => {
    const it = story().isCompleted();
    const first = it.release;
    it.starts({ commit: commitOf('b'), version: '2.5.0' });
    expect(dossier(it, [first]).inProduction).toEqual({
      version: first.version,
      commit: commitOf('a'),
      since: expect.any(String),
      releaseId: first.id,
    });
  });

  it('tells duties that are open from the other releases', () => {
    const it = story().isDeployed().finishesProduction();
    const first = it.release;
    it.starts({ commit: commitOf('b') });
    expect(dossier(it, [first]).openDuties).toContainEqual({
      releaseId: first.id,
      version: '2.4.0',
      itemId: 'release-notes-delivered',
      title: expect.any(String),
    });
  });

  it('tells rejections, rollbacks and violations since then, newest first', () => {
    const it = story().isPrepared().requests().decides('rejected').wait(1_000);
    it.reports('production', commitOf('c'));
    const kinds = dossier(it).setbacks.map(({ kind }) => kind);
    // What was before the deployment of now is history.
    expect(kinds).toEqual(['violation']);
  });

  it('keeps every rejection, also those before the latest request', () => {
    const it = story().isPrepared().requests().decides('rejected');
    requestsAgain(it, 'Another reason').decides('rejected');
    requestsAgain(it, 'A third reason');
    const { setbacks } = dossier(it);
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
    const it = story().starts().finishesPreDeployment();
    it.try('engineer', {
      type: 'report-deployment',
      deploymentId: it.nextId(),
      violationId: it.nextId(),
      environment: 'staging',
      commit: it.release.commit,
      status: 'succeeded',
      flags: [],
    });
    expect(dossier(it).wordOnly).toEqual([
      {
        environment: 'staging',
        status: 'succeeded',
        commit: it.release.commit,
        at: it.now,
        by: 'user:default/engineer',
      },
    ]);
    const seen = story().isPrepared();
    expect(dossier(seen).wordOnly).toEqual([]);
  });
});

describe('a new request', () => {
  it('has nothing to be compared with when it is the first', () => {
    expect(dossier(story().isPrepared().requests()).difference).toBe(undefined);
  });

  it('shows what has changed since the rejection, field by field and item by item', () => {
    const it = story().isPrepared().requests().decides('rejected').wait(1_000);
    it.does({ type: 'reopen', itemId: 'no-regressions', note: 'again' });
    it.completes('no-regressions').attachesNote('# Notes, corrected');
    requestsAgain(it, 'A better reason');
    const { difference } = dossier(it);
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
    const it = story().isPrepared().requests().decides('rejected');
    requestsAgain(it, 'Second').does({
      type: 'amend',
      changes: { what: 'Refunds', why: 'Third' },
    });
    requestsAgain(it, 'Third');
    expect(dossier(it).difference?.with).toMatchObject({
      number: 1,
      outcome: 'rejected',
    });
  });

  it('after a void without any decision is compared with the one before', () => {
    const it = story().isPrepared().requests();
    it.does({ type: 'amend', changes: { what: 'Other', why: 'Other' } });
    requestsAgain(it, 'Other');
    expect(dossier(it).difference?.with).toMatchObject({
      number: 1,
      outcome: 'voided',
    });
  });
});
