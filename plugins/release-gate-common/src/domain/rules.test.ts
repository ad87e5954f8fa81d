import {
  type Person,
  type Wish,
  commitOf,
  DAY,
  MINUTE,
  refusalOf,
} from '../testUtils/simulation';
import { type Story, story } from '../testUtils/story';
import type { Outcome } from './handle';
import { type RefusalCode, REFUSALS } from './model/refusals';

/** Every code that a test below has seen. */
const reached = new Set<string>();

function expectRefused(outcome: Outcome, code: RefusalCode): void {
  expect(refusalOf(outcome)).toBe(code);
  reached.add(code);
}

function expectNo(
  it: Story,
  wish: Wish,
  code: RefusalCode,
  who: Person = 'engineer',
): void {
  const before = it.world;
  expectRefused(it.tryOn(who, it.id, wish), code);
  expect(it.world).toBe(before);
}

const complete = (itemId: string, more: object = {}): Wish => ({
  type: 'complete',
  itemId,
  ...more,
});

describe('pre-deployment and staging', () => {
  it('an item can be completed only when every earlier stage is complete', () => {
    const it = story().starts();
    expectNo(it, complete('smoke-tests'), 'stage-not-reached');
    expectNo(it, complete('uptime-green'), 'stage-not-reached');
  });

  it('in staging nothing can be completed before the deployment is recorded', () => {
    const it = story().starts().finishesPreDeployment();
    expectNo(it, complete('smoke-tests'), 'deployment-not-recorded');
    it.reports('staging').completes('smoke-tests');
  });

  it('a staging deployment recorded earlier counts once its stage is reached', () => {
    const it = story().starts().reports('staging');
    expect(it.release.items['deployed-to-staging']).toBeUndefined();
    it.finishesPreDeployment();
    expect(it.release.items['deployed-to-staging'].completion).toMatchObject({
      evidence: { by: 'pipeline', source: 'deployment' },
    });
  });

  it('an earlier staging deployment does not count when another commit is there since', () => {
    const it = story()
      .starts()
      .reports('staging')
      .reports('staging', commitOf('c'));
    it.finishesPreDeployment();
    expect(it.release.items['deployed-to-staging']).toBeUndefined();
  });

  it('another commit on staging re-opens the staging items before the request', () => {
    const it = story().isPrepared().reports('staging', commitOf('c'));
    expect(it.phase).toBe('staging');
    expectNo(it, complete('smoke-tests'), 'deployment-not-recorded');
  });

  it('another commit on staging does not touch an open request', () => {
    const it = story()
      .isPrepared()
      .requests()
      .reports('staging', commitOf('c'));
    expect(it.phase).toBe('awaiting-approval');
  });

  it('deployments, documents and what follows by itself are never completed by hand', () => {
    const it = story().starts();
    for (const id of [
      'deployed-to-staging',
      'release-notes-prepared',
      'approval-granted',
      'approver-notified',
    ]) {
      expectNo(it, complete(id), 'item-not-manual');
    }
  });

  it('an item that the workflow does not have is unknown', () => {
    expectNo(story().starts(), complete('coffee-made'), 'unknown-item');
  });

  it('the estimate is named in the note, and asked for only where work is not routine', () => {
    const it = story().starts();
    expectNo(it, complete('estimate-approved'), 'note-required');
    it.does({ type: 'amend', routine: true });
    expectNo(it, complete('estimate-approved'), 'item-not-applicable');
  });

  it('a complete item is not completed again', () => {
    const it = story().starts().completes('tests-passing');
    expectNo(it, complete('tests-passing'), 'already-complete');
  });

  it('only a complete item is re-opened', () => {
    const it = story().starts();
    expectNo(
      it,
      { type: 'reopen', itemId: 'tests-passing', note: 'flaky' },
      'not-complete',
    );
    it.completes('tests-passing').does({
      type: 'reopen',
      itemId: 'tests-passing',
      note: 'flaky',
    });
    expect(it.release.items['tests-passing']).toBeUndefined();
  });

  it('a person overrides what a provider answers only with a reason', () => {
    const it = story().starts();
    it.answeredBy = { 'tests-passing': 'ci' };
    expectNo(it, complete('tests-passing'), 'note-required');
    it.does(complete('tests-passing', { note: 'The runner is down' }));
    expect(it.release.items['tests-passing'].completion?.override).toBe(true);
  });

  it('a changed commit re-opens every item', () => {
    const it = story()
      .isPrepared()
      .does({ type: 'amend', commit: commitOf('b') });
    expect(it.phase).toBe('pre-deployment');
    expect(it.release.items).toEqual({});
  });

  it('an amendment has to change something', () => {
    const it = story().starts();
    expectNo(it, { type: 'amend', version: '2.4.0' }, 'nothing-changed');
  });

  it('a command that names an old revision is refused', () => {
    const it = story().starts().completes('tests-passing');
    expectNo(
      it,
      { type: 'amend', title: 'Refunds', expectedRevision: 1 },
      'stale-revision',
    );
    it.does({ type: 'amend', title: 'Refunds', expectedRevision: 2 });
  });

  it('a note that the gate denied does not change the revision', () => {
    const it = story().starts();
    it.does(
      {
        type: 'note-denial',
        environment: 'production',
        commit: commitOf('a'),
        reasons: ['approval-missing'],
      },
      'portal',
    );
    expect(it.release).toMatchObject({ revision: 1, sequence: 2 });
    it.does({ type: 'amend', title: 'Refunds', expectedRevision: 1 });
  });

  it('denials are kept once per set of reasons', () => {
    const it = story().starts();
    const denial: Wish = {
      type: 'note-denial',
      environment: 'production',
      commit: commitOf('a'),
      reasons: ['approval-missing'],
    };
    it.does(denial, 'portal').does(denial, 'portal');
    expect(it.release.sequence).toBe(2);
  });

  it('an entity has one open release for a commit', () => {
    const it = story().starts();
    expectRefused(it.tryStart('engineer'), 'release-exists');
    const other = it.tryStart('engineer', { commit: commitOf('b') });
    expect(refusalOf(other)).toBeUndefined();
    expectNo(it, { type: 'amend', commit: commitOf('b') }, 'release-exists');
  });
});

describe('tickets and documents', () => {
  const ticket = { tracker: 'usersnap', id: 'P-1' } as const;

  it('a ticket is linked once, and only a linked one is unlinked', () => {
    const it = story()
      .starts()
      .does({ type: 'link-ticket', ...ticket });
    expectNo(it, { type: 'link-ticket', ...ticket }, 'already-linked');
    it.does({ type: 'unlink-ticket', ...ticket, reason: 'Not ours' });
    expectNo(
      it,
      { type: 'unlink-ticket', ...ticket, reason: 'Not ours' },
      'not-linked',
    );
  });

  it('a ticket may be added in production, and none taken away', () => {
    const it = story()
      .isDeployed()
      .does({ type: 'link-ticket', ...ticket });
    expect(it.release.approval.status).toBe('approved');
    expectNo(
      it,
      { type: 'unlink-ticket', ...ticket, reason: 'Not ours' },
      'production-begun',
    );
  });

  it('a ticket is closed from here once at a time, and only where its tracker can', () => {
    const it = story()
      .isDeployed()
      .finishesProduction()
      .does({ type: 'link-ticket', ...ticket });
    const close = { type: 'close-ticket', ...ticket } as const;
    expectNo(it, close, 'tracker-cannot-close');
    it.closingTrackers = ['usersnap'];
    it.does(close);
    expectNo(it, close, 'closing-already');
    const finding = { title: 'Refunds', state: 'done', closed: true };
    it.does({ type: 'observe-ticket', ...ticket, finding }, 'portal');
    expectNo(it, close, 'ticket-closed');
  });

  it('release notes are delivered from the approval on, and once per version', () => {
    const it = story().isPrepared();
    expectNo(it, { type: 'deliver' }, 'stage-not-reached');
    it.requests().decides().does({ type: 'deliver' });
    expectNo(it, { type: 'deliver' }, 'already-delivered');
  });

  it('a delivery more than an hour after the deployment is recorded as late', () => {
    const it = story()
      .isDeployed()
      .wait(61 * MINUTE)
      .does({ type: 'deliver' });
    expect(it.release.documents[0].delivered).toMatchObject({
      late: true,
      differsFromApproved: false,
      to: ['group:default/directors'],
    });
  });

  it('a delivered note that differs from the approved one says so', () => {
    const it = story()
      .isDeployed()
      .attachesNote('# Final notes')
      .does({ type: 'deliver' });
    expect(it.release.documents[1].delivered?.differsFromApproved).toBe(true);
  });

  it('without a release note there is nothing to deliver', () => {
    const it = story().isApproved();
    // Only a history from elsewhere can lack the note that every request holds.
    it.world = {
      ...it.world,
      releases: { [it.id]: { ...it.release, documents: [] } },
    };
    expectNo(it, { type: 'deliver' }, 'no-document');
  });

  it('without a release note there is nothing to request an approval for', () => {
    const it = story().isPrepared();
    it.world = {
      ...it.world,
      releases: { [it.id]: { ...it.release, documents: [] } },
    };
    expectNo(
      it,
      {
        type: 'request',
        requestId: it.nextId(),
        what: 'Refunds',
        why: 'Asked for',
        testingResults: 'Green',
      },
      'release-notes-missing',
    );
  });
});

describe('request and decision', () => {
  const request: Wish = {
    type: 'request',
    requestId: '01J00000000000000000000099',
    what: 'Refunds',
    why: 'Customers ask for them',
    testingResults: 'All green',
  };
  const decision = (it: Story, more: object = {}): Wish => ({
    type: 'decide',
    decision: 'approved',
    statement: 'I have read it and decided so.',
    requestDigest: it.digest,
    ...more,
  });

  it('an approval is requested only when pre-deployment and staging are complete', () => {
    expectNo(story().starts(), request, 'checklist-incomplete');
    expectNo(
      story().starts().finishesPreDeployment(),
      request,
      'checklist-incomplete',
    );
  });

  it('there is one open request, and none beside an approval', () => {
    const it = story().isPrepared().requests();
    expectNo(it, request, 'request-open');
    expectNo(it.decides(), request, 'already-approved');
  });

  it('a known baseline cannot be replaced by a stated one', () => {
    const it = story().isCompleted();
    it.starts({ commit: commitOf('b'), version: '2.5.0' })
      .finishesPreDeployment()
      .finishesStaging();
    expectNo(
      it,
      { ...request, baseline: { version: '1.0.0', commit: commitOf('1') } },
      'baseline-known',
    );
    it.requests(null);
    const { approval } = it.release;
    expect(
      approval.status === 'requested' && approval.request.snapshot.baseline,
    ).toEqual({ version: '2.4.0', commit: commitOf('a'), stated: false });
  });

  it('only an approver decides', () => {
    const it = story().isPrepared().requests();
    expectNo(it, decision(it), 'not-an-approver', 'outsider');
    expectNo(it, decision(it), 'not-an-approver', 'engineer');
  });

  it('only a person decides, acting directly', () => {
    const it = story().isPrepared().requests();
    expectNo(it, decision(it), 'not-a-person', 'pipeline');
    expectNo(it, decision(it), 'not-a-person', 'directorsAgent');
  });

  it('nobody decides on own work', () => {
    const it = story().isPrepared();
    it.does({ type: 'amend', title: 'Refunds' }, 'workingDirector').requests();
    expectNo(it, decision(it), 'own-work', 'workingDirector');
  });

  it('nobody decides on a later attempt at own work', () => {
    const it = story().starts();
    it.does({ type: 'amend', title: 'Refunds' }, 'workingDirector')
      .finishesPreDeployment()
      .finishesStaging()
      .requests()
      .decides()
      .reports('production')
      .rollsBack()
      .reports('production', commitOf('9'))
      .completes('root-cause-investigated')
      .reenters()
      .finishesPreDeployment()
      .finishesStaging()
      .requests(null);
    expectNo(it, decision(it), 'own-work', 'workingDirector');
    it.decides('approved', 'director');
  });

  it('deciding and revoking are not work on the release', () => {
    const it = story().isPrepared().requests().decides('rejected');
    it.requests().decides('approved');
    expect(it.phase).toBe('approved');
  });

  it('a decision is a statement of ten characters and three words', () => {
    const it = story().isPrepared().requests();
    for (const statement of [
      'ok',
      'approved!!',
      'yes indeed',
      '... --- ... ---',
    ]) {
      expectNo(
        it,
        decision(it, { statement }),
        'statement-too-short',
        'director',
      );
    }
  });

  it('a decision names the digest of the open request', () => {
    const it = story().isPrepared().requests();
    expectNo(
      it,
      decision(it, { requestDigest: 'f'.repeat(64) }),
      'stale-digest',
      'director',
    );
  });

  it('a request is decided once', () => {
    const it = story().isPrepared().requests().decides();
    expectNo(it, decision(it), 'already-decided', 'deputy');
    expectNo(
      it,
      decision(it, { decision: 'rejected' }),
      'already-decided',
      'director',
    );
  });

  it('a voided request cannot be decided on', () => {
    const it = story().isPrepared().requests();
    const old = decision(it);
    it.does({ type: 'amend', version: '2.4.1' });
    expectNo(it, old, 'stale-digest', 'director');
  });

  it.each([
    [
      'another commit',
      { type: 'amend', commit: commitOf('d') },
      'commit-changed',
    ],
    ['another version', { type: 'amend', version: '9' }, 'version-changed'],
    ['routine work', { type: 'amend', routine: true }, 'routine-changed'],
    [
      'other changes',
      { type: 'amend', changes: { what: 'More', why: 'So' } },
      'changes-changed',
    ],
    [
      'another ticket',
      { type: 'link-ticket', tracker: 'usersnap', id: 'P-2' },
      'tickets-changed',
    ],
    [
      'a re-opened item',
      { type: 'reopen', itemId: 'tests-passing', note: 'flaky' },
      'item-reopened',
    ],
    [
      'another release note',
      { type: 'attach', kind: 'release-note', title: 'N', markdown: '# New' },
      'release-note-changed',
    ],
    [
      'another owner',
      { type: 'note-owner', owner: 'group:default/others' },
      'owner-changed',
    ],
  ] as const satisfies readonly (readonly [string, Wish, string])[])(
    '%s voids a request and an unused approval',
    (_, wish, cause) => {
      for (const it of [
        story().isPrepared().requests(),
        story().isApproved(),
      ]) {
        it.does(wish, wish.type === 'note-owner' ? 'portal' : 'engineer');
        expect(it.release.approval).toMatchObject({
          status: 'voided',
          reason: cause,
        });
      }
    },
  );

  it('another commit that reaches production voids the request', () => {
    const it = story().isApproved().reports('production', commitOf('e'));
    expect(it.release.approval).toMatchObject({
      status: 'voided',
      reason: 'baseline-changed',
    });
    expect(it.ask(commitOf('a')).reasons[0].code).toBe('approval-voided');
  });

  it('a new title voids nothing', () => {
    const it = story().isApproved().does({ type: 'amend', title: 'Refunds' });
    expect(it.phase).toBe('approved');
  });

  it('a rejection leads back to staging, and the next request is number 2', () => {
    const it = story().isPrepared().requests().decides('rejected');
    expect(it.phase).toBe('staging');
    it.requests();
    const { approval } = it.release;
    expect(
      approval.status === 'requested' && approval.request.snapshot.number,
    ).toBe(2);
  });

  it('a request that runs out is a no', () => {
    const it = story()
      .isPrepared()
      .requests()
      .wait(7 * DAY);
    expectNo(it, decision(it), 'stale-digest', 'director');
    expect(it.ask(commitOf('a')).reasons.map(({ code }) => code)).toEqual([
      'approval-expired',
    ]);
  });

  it('an approval that runs out is a no', () => {
    const it = story()
      .isApproved()
      .wait(7 * DAY - 1);
    expect(it.ask(commitOf('a')).allowed).toBe(true);
    it.wait(1);
    expect(it.ask(commitOf('a')).reasons[0].code).toBe('approval-expired');
    it.does({ type: 'note-expiry' }, 'portal');
    expect(it.phase).toBe('staging');
  });

  it('an approver takes back an approval that is not used', () => {
    const it = story().isPrepared();
    const revoke: Wish = { type: 'revoke', statement: 'I was wrong about it.' };
    expectNo(it, revoke, 'no-approval', 'director');
    expectNo(it, revoke, 'not-an-approver', 'engineer');
    it.requests().decides().does(revoke, 'director');
    expect(it.ask(commitOf('a')).reasons[0].code).toBe('approval-revoked');
    expectNo(story().isDeployed(), revoke, 'approval-used', 'director');
  });
});

describe('who may do what', () => {
  it('work on a release belongs to its owners', () => {
    const it = story().starts();
    expectRefused(
      it.tryStart('outsider', { commit: commitOf('b') }),
      'not-owner',
    );
    expectNo(it, complete('tests-passing'), 'not-owner', 'outsider');
    expectNo(it, { type: 'cancel', reason: 'No' }, 'not-owner', 'director');
    expectNo(it, complete('tests-passing'), 'not-owner', 'pipeline');
  });

  it('an agent that acts for an owner prepares, and ticks nothing', () => {
    const it = story().starts();
    it.does({ type: 'amend', title: 'Refunds' }, 'agent');
    expectNo(it, complete('tests-passing'), 'not-a-person', 'agent');
  });

  it('a revision is not told to somebody who may not act', () => {
    const it = story().starts();
    expectNo(
      it,
      { type: 'amend', title: 'T', expectedRevision: 7 },
      'not-owner',
      'outsider',
    );
  });

  it('deployments are reported by pipelines and, as their word, by owners', () => {
    const it = story().starts();
    expectRefused(
      it.tryReport('stranger', 'staging', commitOf('a')),
      'not-a-pipeline',
    );
    expectRefused(
      it.tryReport('outsider', 'staging', commitOf('a')),
      'not-owner',
    );
    it.tryReport('engineer', 'staging', commitOf('a'));
    expect(it.release.deployments[0].source).toBe('person');
  });
});

describe('production', () => {
  it('the first report of any status under the approval begins production', () => {
    const it = story()
      .isApproved()
      .reports('production', commitOf('a'), 'failed');
    expect(it.phase).toBe('production');
    expect(it.ask(commitOf('a')).allowed).toBe(true);
  });

  it('once production has begun, cancelling and changes are refused', () => {
    const it = story()
      .isApproved()
      .reports('production', commitOf('a'), 'started');
    expectNo(it, { type: 'cancel', reason: 'No' }, 'production-begun');
    expectNo(it, { type: 'amend', version: '9' }, 'production-begun');
    expectNo(
      it,
      { type: 'attach', kind: 'release-note', title: 'N', markdown: 'N' },
      'production-begun',
    );
    expectNo(
      it,
      { type: 'reopen', itemId: 'tests-passing', note: 'flaky' },
      'production-begun',
    );
    it.does({ type: 'amend', title: 'Refunds' });
  });

  it('a deployment that was begun in time may end after the approval ran out', () => {
    const it = story()
      .isApproved()
      .wait(7 * DAY - MINUTE)
      .reports('production', commitOf('a'), 'started')
      .wait(2 * MINUTE);
    const outcome = it.tryReport('pipeline', 'production', commitOf('a'));
    expect(
      'deployment' in outcome && outcome.deployment?.violation,
    ).toBeFalsy();
    expect(it.phase).toBe('production');
  });

  it('an approval holds for one successful deployment', () => {
    const it = story().isDeployed();
    expect(it.ask(commitOf('a')).reasons[0].code).toBe('already-deployed');
  });

  it('the logs are watched until the window has passed', () => {
    const it = story().isDeployed();
    expectNo(it, complete('logs-monitored'), 'monitoring-window-open');
    it.wait(15 * MINUTE - 1);
    expectNo(it, complete('logs-monitored'), 'monitoring-window-open');
    it.wait(1).completes('logs-monitored');
  });

  it('the critical paths are verified part by part', () => {
    const it = story().isDeployed();
    expectNo(it, complete('critical-paths-verified'), 'part-required');
    expectNo(
      it,
      complete('critical-paths-verified', { part: 'coffee' }),
      'unknown-part',
    );
    it.does(complete('critical-paths-verified', { part: 'login' }));
    expectNo(
      it,
      complete('critical-paths-verified', { part: 'login' }),
      'already-complete',
    );
  });

  it('what is settled in production stays settled', () => {
    const it = story().isDeployed().finishesProduction();
    expectNo(
      it,
      { type: 'reopen', itemId: 'uptime-green', note: 'red' },
      'stage-complete',
    );
  });

  it('while a release is in production, others of the entity wait', () => {
    const it = story().isApproved();
    const first = it.id;
    it.starts({ commit: commitOf('b'), version: '2.5.0' })
      .finishesPreDeployment()
      .finishesStaging()
      .requests()
      .decides();
    it.reports('production', commitOf('a'), 'started');
    expect(it.ask(commitOf('b')).reasons.map(({ code }) => code)).toEqual([
      'another-release-in-production',
    ]);
    it.id = first;
  });

  it('a completed release takes no more changes but another title', () => {
    const it = story().isCompleted();
    expect(it.phase).toBe('completed');
    expectNo(it, { type: 'amend', version: '2.4.1' }, 'release-ended');
    it.does({ type: 'amend', title: 'Refunds at last' });
    expectNo(
      it,
      { type: 'reopen', itemId: 'time-logged', note: 'wrong' },
      'release-ended',
    );
  });
});

describe('unapproved deployments', () => {
  it('a production deployment without an approval is recorded as a violation', () => {
    const it = story().starts();
    const outcome = it.tryReport('pipeline', 'production', commitOf('a'));
    expect(outcome).toMatchObject({
      deployment: { violation: { code: 'unapproved-deployment' } },
    });
    expect(it.release.violations).toHaveLength(1);
    expect(it.release.items['deployed-to-production']).toBeUndefined();
  });

  it('a later approval does not heal it', () => {
    const it = story().starts().reports('production').finishesPreDeployment();
    it.finishesStaging().requests().decides();
    expect(it.release.violations).toHaveLength(1);
    expect(it.phase).toBe('approved');
  });

  it('a repeated report of the commit that runs there is a redeployment', () => {
    const it = story().isDeployed().reports('production');
    expect(it.release.deployments.at(-1)?.coverage).toBe('redeployment');
    expect(it.release.violations).toEqual([]);
  });

  it('start and end of one unapproved deployment are one violation', () => {
    const it = story()
      .starts()
      .reports('production', commitOf('a'), 'started')
      .reports('production', commitOf('a'), 'succeeded');
    expect(it.release.violations).toHaveLength(1);
  });

  it('an undeclared environment counts as production', () => {
    const it = story().starts();
    const outcome = it.tryReport('pipeline', 'moon', commitOf('a'));
    expect(outcome).toMatchObject({
      deployment: { violation: { code: 'unapproved-deployment' } },
    });
    expect(it.ask(commitOf('a'), 'moon').reasons[0].code).toBe(
      'unknown-environment',
    );
  });

  it('a deployment without a release belongs to the entity', () => {
    const it = story();
    it.tryReport('pipeline', 'production', commitOf('f'));
    expect(it.world.entity.violations).toHaveLength(1);
  });

  it('a violation is answered in writing, once', () => {
    const it = story().starts().reports('production');
    const [{ violationId }] = it.release.violations;
    const answer: Wish = {
      type: 'answer-violation',
      violationId,
      statement: 'A hotfix in the night.',
    };
    expectNo(it, { ...answer, statement: 'sorry' }, 'statement-too-short');
    expectNo(it, { ...answer, violationId: 'none' }, 'unknown-violation');
    expectNo(it, answer, 'not-owner', 'outsider');
    it.does(answer);
    expectNo(it, answer, 'already-answered');
  });
});

describe('rollback and re-entry', () => {
  const rollBack: Wish = {
    type: 'roll-back',
    reason: 'Refunds are doubled',
    restoredVersion: '2.3.0',
    usersAffected: false,
  };

  it('only what runs in production is rolled back, and once', () => {
    expectNo(story().isApproved(), rollBack, 'not-in-production');
    const it = story().isDeployed().rollsBack();
    expectNo(it, rollBack, 'already-rolled-back');
  });

  it('a completed release is rolled back while it runs in production', () => {
    story().isCompleted().rollsBack();
    const it = story().isCompleted().reports('production', commitOf('e'));
    expectNo(it, rollBack, 'not-in-production');
  });

  it('the way back leads to the baseline that was approved', () => {
    const it = story().isDeployed();
    expectNo(
      it,
      { ...rollBack, restoredVersion: '2.2.0' },
      'wrong-rollback-target',
    );
  });

  it('an approver rolls back too, an outsider does not', () => {
    expectNo(story().isDeployed(), rollBack, 'not-owner', 'outsider');
    expect(
      story().isDeployed().rollsBack('2.3.0', false, 'director').phase,
    ).toBe('rolling-back');
  });

  it('while rolling back the gate allows exactly the commit of the baseline', () => {
    const it = story().isDeployed().rollsBack();
    expect(it.ask(commitOf('9'))).toEqual({
      allowed: true,
      reasons: [],
      releaseId: it.id,
    });
    expect(it.ask(commitOf('a')).reasons[0].code).toBe('release-rolled-back');
    it.reports('production', commitOf('9'));
    expect(it.phase).toBe('rolled-back');
    expect(it.release.violations).toEqual([]);
    expect(it.ask(commitOf('9')).allowed).toBe(false);
  });

  it('without a known baseline the gate allows nothing, and the way back is told by hand', () => {
    const it = story()
      .isPrepared()
      .requests(null)
      .decides()
      .reports('production');
    it.rollsBack('1.0.0');
    expect(it.ask(commitOf('9')).reasons.map(({ code }) => code)).toContain(
      'rollback-target-unknown',
    );
    it.completes('reverted');
    expect(it.phase).toBe('rolled-back');
  });

  it('after the way back the other rollback items are duties', () => {
    const it = story().isDeployed().rollsBack('2.3.0', true);
    expectNo(
      it,
      complete('root-cause-investigated', {
        note: 'n',
        url: 'https://x.example',
      }),
      'deployment-not-recorded',
    );
    it.reports('production', commitOf('9'));
    expectNo(
      it,
      complete('root-cause-investigated', { url: 'https://x.example' }),
      'note-required',
    );
    expectNo(
      it,
      complete('root-cause-investigated', { note: 'A lock' }),
      'url-required',
    );
    it.completes('root-cause-investigated');
  });

  it('the incident report is asked for only where users were affected', () => {
    const it = story().isRolledBack(false);
    it.does({ type: 'amend', usersAffected: true });
    expectNo(it, { type: 'amend', usersAffected: false }, 'not-an-approver');
    it.does({ type: 'amend', usersAffected: false }, 'director');
    expectNo(
      story().isDeployed(),
      { type: 'amend', usersAffected: true },
      'no-rollback',
    );
  });

  it('an entity whose last release was rolled back starts again only by re-entry', () => {
    const it = story().isRolledBack();
    expectRefused(
      it.tryStart('engineer', { commit: commitOf('b') }),
      're-entry-required',
    );
    it.reenters();
    expect(it.release).toMatchObject({ attempt: 2 });
  });

  it('a release is re-entered once, after it was rolled back', () => {
    const it = story().isDeployed();
    expectRefused(
      it.tryReenter('engineer', it.id, commitOf('b')),
      'not-rolled-back',
    );
    it.rollsBack().reports('production', commitOf('9'));
    const first = it.id;
    it.reenters();
    expectRefused(
      it.tryReenter('engineer', first, commitOf('c')),
      'already-re-entered',
    );
  });

  it('a cancelled re-entry leaves the way open for another, and no other way', () => {
    const it = story().isRolledBack();
    const first = it.id;
    it.reenters().does({ type: 'cancel', reason: 'Not yet' });
    expectRefused(
      it.tryStart('engineer', { commit: commitOf('c') }),
      're-entry-required',
    );
    it.id = first;
    expect(it.reenters(commitOf('c')).release.attempt).toBe(3);
  });

  it('the second attempt is requested only when the first one has no duty left', () => {
    const it = story().isRolledBack(true);
    const first = it.id;
    it.reenters().finishesPreDeployment().finishesStaging();
    const second = it.id;
    const request: Wish = {
      type: 'request',
      requestId: it.nextId(),
      what: 'Refunds',
      why: 'Again',
      testingResults: 'Green',
    };
    expectNo(it, request, 'predecessor-duties-open');
    it.id = first;
    it.completes('root-cause-investigated').does({
      type: 'attach',
      kind: 'incident-report',
      title: 'Incident',
      markdown: '# Incident',
    });
    it.id = second;
    it.does(request);
  });

  it('the commit that a rollback brought back is the next baseline', () => {
    const it = story().isRolledBack();
    it.completes('root-cause-investigated').reenters();
    it.finishesPreDeployment().finishesStaging().requests(null);
    const { approval } = it.release;
    expect(
      approval.status === 'requested' && approval.request.snapshot.baseline,
    ).toEqual({ version: '2.3.0', commit: commitOf('9'), stated: false });
  });

  it('a release that was rolled back or cancelled takes no more changes', () => {
    expectNo(
      story().isRolledBack(),
      { type: 'cancel', reason: 'No' },
      'release-ended',
    );
    const it = story().starts().does({ type: 'cancel', reason: 'No need' });
    expectNo(it, complete('tests-passing'), 'release-ended');
  });
});

describe('the baseline', () => {
  it('is never the commit that is to be deployed', () => {
    const it = story().isPrepared();
    expectNo(
      it,
      {
        type: 'request',
        requestId: it.nextId(),
        what: 'Refunds',
        why: 'Wanted',
        testingResults: 'Green',
        baseline: { version: '2.3.0', commit: it.release.commit },
      },
      'invalid-baseline',
    );
  });

  it('a release that a person took back runs no longer: deploying it again breaks the rule', () => {
    const it = story().isPrepared().requests(null).decides();
    it.reports('production').rollsBack('2.3.0');
    it.does({
      type: 'complete',
      itemId: 'reverted',
      note: 'Switched back',
      url: 'https://ci.example.com/2',
    });
    expect(it.phase).toBe('rolled-back');
    it.reports('production');
    expect(it.release.violations).toMatchObject([
      { code: 'unapproved-deployment' },
    ]);
  });
});

describe('delivery', () => {
  it('is of the final note: a newer version has to be delivered again', () => {
    const it = story().isDeployed().does({ type: 'deliver' });
    expect(it.release.items['release-notes-delivered']).toBeDefined();
    it.attachesNote('# Notes, corrected');
    expect(it.release.items['release-notes-delivered']).toBeUndefined();
    it.does({ type: 'deliver' });
    expect(it.release.documents.at(-1)?.delivered).toBeDefined();
  });
});

describe('checks', () => {
  it('an item that a provider answers is completed by hand only with a reason', () => {
    const it = story().starts().isAnsweredBy('ci', 'tests-passing');
    expectNo(it, complete('tests-passing'), 'note-required');
    it.does(complete('tests-passing', { note: 'CI is down, ran it here' }));
    expect(it.release.items['tests-passing'].completion?.override).toBe(true);
  });

  it('no request is accepted on a result that is too old', () => {
    const it = story().starts().isAnsweredBy('ci', 'tests-passing');
    it.isChecked('tests-passing', 'passing')
      .attachesNote()
      .completes(
        'code-reviewed-and-merged',
        'no-open-blockers',
        'estimate-approved',
      )
      .finishesStaging()
      .wait(60 * MINUTE);
    const request: Wish = {
      type: 'request',
      requestId: it.nextId(),
      what: 'Refunds',
      why: 'Wanted',
      testingResults: 'Green',
    };
    expectNo(it, request, 'check-stale');
    it.isChecked('tests-passing', 'passing').does(request);
  });

  it('a failure that a probe saw in the window has to be judged in words', () => {
    const it = story();
    it.policy = { ...it.policy, monitoringProbes: ['uptime'] };
    it.isDeployed()
      .isProbed('uptime', 'failing')
      .isProbed('uptime', 'passing')
      .wait(15 * MINUTE);
    expectNo(it, complete('logs-monitored'), 'note-required');
    it.does(complete('logs-monitored', { note: 'A restart of the router' }));
  });
});

describe('documents that ask a person for something', () => {
  const draft = (kind: 'release-note' | 'incident-report'): Wish => ({
    type: 'attach',
    kind,
    title: 'Draft',
    markdown: '# Notes\n\n\u27e6What changed?\u27e7',
  });

  it('are kept as drafts, and complete nothing', () => {
    const it = story().starts().does(draft('release-note'));
    expect(it.release.documents).toHaveLength(1);
    expect(it.release.items['release-notes-prepared']).toBeUndefined();
    it.attachesNote();
    expect(it.release.items['release-notes-prepared']).toBeDefined();
    expect(it.release.documents.map(({ version }) => version)).toEqual([1, 2]);
  });

  it('never take the place of a final document', () => {
    const it = story().isPrepared();
    expectNo(it, draft('release-note'), 'document-not-final');
    it.requests().decides();
    expectNo(it, draft('release-note'), 'document-not-final');
  });

  it('cannot be what an approval is asked on', () => {
    expectNo(
      story().isPrepared(),
      {
        type: 'request',
        requestId: '01J00000000000000000000099',
        what: 'Refunds',
        why: 'Asked for',
        testingResults: 'Green',
        releaseNotes: '\u27e6What changed?\u27e7',
      },
      'document-not-final',
    );
  });

  it('do not count as the incident report, before and after the way back', () => {
    const it = story().isDeployed().rollsBack('2.3.0', true);
    it.does(draft('incident-report')).reports('production', commitOf('9'));
    expect(it.phase).toBe('rolled-back');
    it.does(draft('incident-report'));
    expect(it.release.items['incident-report-filed']).toBeUndefined();
    it.does({
      type: 'attach',
      kind: 'incident-report',
      title: 'Incident',
      markdown: '# Incident',
    });
    expect(it.release.items['incident-report-filed']).toBeDefined();
  });

  it('whom a rollback hit is kept with it', () => {
    const affected = { who: 'Clients', howMany: 'about 9' };
    const it = story().isDeployed().does({
      type: 'roll-back',
      reason: 'Refunds are doubled',
      restoredVersion: '2.3.0',
      usersAffected: true,
      affected,
    });
    expect(it.release.end).toMatchObject({ rollback: { affected } });
  });
});

describe('time', () => {
  const hour = (it: Story): Wish => ({
    type: 'log-time',
    entryId: it.nextId(),
    start: new Date(Date.parse(it.now) - 60 * MINUTE).toISOString(),
    end: it.now,
    description: 'Release 2.4.0',
    billable: false,
  });

  it('is logged only where a time tracker is connected', () => {
    const it = story().starts();
    expectNo(it, hour(it), 'no-time-tracker');
  });

  it('is logged by the owners, and not on a release that was cancelled', () => {
    const it = story().isTrackedBy('clock').starts();
    expectNo(it, hour(it), 'not-owner', 'director');
    it.does({ type: 'cancel', reason: 'No need' });
    expectNo(it, hour(it), 'release-ended');
  });

  it.each([
    ['ends before it starts', 60, 0],
    ['takes longer than a day', -24 * 60 - 1, 0],
    ['ends in the future', -60, 2],
  ])('is not logged when it %s', (_, startMinutes, endMinutes) => {
    const it = story().isTrackedBy('clock').starts();
    const at = (minutes: number) =>
      new Date(Date.parse(it.now) + minutes * MINUTE).toISOString();
    expectNo(
      it,
      {
        ...hour(it),
        start: at(startMinutes),
        end: at(endMinutes),
      } as Wish,
      'invalid-interval',
    );
  });

  it('is not logged twice by the same person', () => {
    const it = story().isTrackedBy('clock').starts();
    it.does(hour(it));
    expectNo(it, hour(it), 'time-logged-already');
    it.does(hour(it), 'colleague');
  });

  it('is sent again by the person who spent it, when it failed', () => {
    const it = story().isTrackedBy('clock').starts();
    const entryId = it.logsTime();
    const retry: Wish = { type: 'retry-time', entryId };
    expectNo(it, retry, 'time-not-failed');
    it.does(
      {
        type: 'settle-time',
        entryId,
        outcome: { state: 'failed', message: 'Locked' },
      },
      'portal',
    );
    expectNo(it, retry, 'not-own-time', 'colleague');
    expectNo(
      it,
      { type: 'retry-time', entryId: it.nextId() },
      'unknown-time-entry',
    );
    it.does(retry);
    expect(it.release.timeEntries[0].state).toBe('pending');
  });
});

it('every code of refusal is reached by a rule above', () => {
  expect([...reached].sort()).toEqual(Object.keys(REFUSALS).sort());
});
