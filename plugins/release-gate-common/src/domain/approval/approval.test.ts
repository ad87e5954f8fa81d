import {
  STATEMENT,
  approve,
  attach,
  reopen,
} from '../../testUtils/commandsOnRelease';
import { given } from '../../testUtils/deciderSpecification';
import {
  type CommandOnRelease,
  DAY,
  commitOf,
} from '../../testUtils/simulation';
import { type Story, aRelease } from '../../testUtils/story';

const codesOf = (story: Story) =>
  story.ask(commitOf('a')).reasons.map(({ code }) => code);

describe('a decision', () => {
  const requested = () => aRelease().isPrepared().requests();

  it('is on record with its words, and with how the person is an approver', () => {
    const story = requested();
    given(story)
      .when(approve(story, { decision: 'rejected' }), 'director')
      .then([
        {
          type: 'decision-made',
          data: {
            rules: 2,
            requestNumber: 1,
            digest: story.digest,
            decision: 'rejected',
            statement: STATEMENT,
            approverVia: ['user:default/director', 'group:default/directors'],
          },
        },
      ]);
  });

  it.each([
    ['an outsider', 'outsider', 'not-an-approver'],
    ['an owner', 'engineer', 'not-an-approver'],
    ['a program', 'pipeline', 'not-a-person'],
    ['an agent of the approver', 'directorsAgent', 'not-a-person'],
  ] as const)('is never made by %s', (_, who, code) => {
    const story = requested();
    given(story).when(approve(story), who).thenRefused(code);
  });

  it('is never made on own work', () => {
    const story = aRelease()
      .isPrepared()
      .does({ type: 'amend', title: 'Refunds' }, 'workingDirector')
      .requests();
    given(story)
      .when(approve(story), 'workingDirector')
      .thenRefused('own-work');
  });

  it('is never made on a later attempt at own work', () => {
    const story = aRelease()
      .starts()
      .does({ type: 'amend', title: 'Refunds' }, 'workingDirector')
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
    given(story)
      .when(approve(story), 'workingDirector')
      .thenRefused('own-work');
    expect(story.decides('approved', 'director').phase).toBe('approved');
  });

  it('is not work on the release, so that who rejected may approve', () => {
    const story = requested().decides('rejected').requests().decides();
    expect(story.phase).toBe('approved');
  });

  it.each([
    'ok',
    'approved!!',
    'yes indeed',
    '... --- ... ---',
    '\u3164\uffa0\u115f\u1160 '.repeat(9),
    'o\u200bk\u200b '.repeat(2).padEnd(60, '\u200b'),
    '\u2800\u2800 '.repeat(9),
    `ok${'\u0301'.repeat(20)} so be`,
  ])(
    'is a statement of ten characters and three words, and not: %s',
    statement => {
      const story = requested();
      given(story)
        .when(approve(story, { statement }), 'director')
        .thenRefused('statement-too-short');
    },
  );

  it.each([
    'テストの結果を確認しました。本番環境への配備を承認します。',
    '我已阅读测试结果，同意部署到生产环境。',
    'ฉันได้อ่านผลการทดสอบแล้วและอนุมัติการเผยแพร่',
    '시험 결과를 읽었고 배포를 승인합니다.',
    'लाँच करने से पहले के परीक्षण देख लिए, स्वीकृत है।',
    'נקרא ונבדק, מאושר לפריסה',
    'تمت قراءة النتائج والموافقة على النشر',
  ])('is a statement in any script: %s', statement => {
    const story = requested();
    given(story).when(approve(story, { statement }), 'director');
    expect(story.does(approve(story, { statement }), 'director').phase).toBe(
      'approved',
    );
  });

  it('names the digest of the open request', () => {
    const story = requested();
    given(story)
      .when(approve(story, { requestDigest: 'f'.repeat(64) }), 'director')
      .thenRefused('stale-digest');
    const before = approve(story);
    given(story.does({ type: 'amend', version: '2.4.1' }))
      .when(before, 'director')
      .thenRefused('stale-digest');
  });

  it('is made once', () => {
    const story = requested().decides();
    given(story)
      .when(approve(story), 'deputy')
      .thenRefused('already-decided')
      .when(approve(story, { decision: 'rejected' }), 'director')
      .thenRefused('already-decided');
  });
});

describe('an approval', () => {
  const changes: readonly (readonly [string, CommandOnRelease])[] = [
    ['commit-changed', { type: 'amend', commit: commitOf('d') }],
    ['version-changed', { type: 'amend', version: '9' }],
    ['routine-changed', { type: 'amend', routine: true }],
    [
      'changes-changed',
      { type: 'amend', changes: { what: 'More', why: 'So' } },
    ],
    [
      'tickets-changed',
      { type: 'link-ticket', tracker: 'usersnap', id: 'P-2' },
    ],
    ['item-reopened', reopen('tests-passing')],
    ['release-note-changed', attach('release-note')],
    ['owner-changed', { type: 'note-owner', owner: 'group:default/others' }],
  ];

  it.each(changes)(
    'is void, as an open request is, by: %s',
    (cause, command) => {
      for (const story of [
        aRelease().isPrepared().requests(),
        aRelease().isApproved(),
      ]) {
        story.does(
          command,
          command.type === 'note-owner' ? 'portal' : 'engineer',
        );
        expect(story.release.approval).toMatchObject({
          status: 'voided',
          reason: cause,
        });
        expect(story.releaseEvents[story.id]).toContainEqual(
          expect.objectContaining({
            type: 'approval-voided',
            data: { requestNumber: 1, cause },
          }),
        );
      }
    },
  );

  it('is void when another commit has reached production', () => {
    const story = aRelease().isApproved().reports('production', commitOf('e'));
    expect(story.release.approval).toMatchObject({
      status: 'voided',
      reason: 'baseline-changed',
    });
    expect(codesOf(story)).toContain('approval-voided');
  });

  it('is not void by another title', () => {
    given(aRelease().isApproved())
      .when({ type: 'amend', title: 'Refunds' })
      .then([{ type: 'release-amended', data: { title: 'Refunds' } }]);
  });

  it('that runs out is a no, before anybody has written that down', () => {
    const story = aRelease()
      .isApproved()
      .wait(7 * DAY - 1);
    expect(codesOf(story)).toEqual([]);
    expect(codesOf(story.wait(1))).toEqual(['approval-expired']);
    given(story)
      .when({ type: 'note-expiry' }, 'portal')
      .then([
        {
          type: 'expired',
          data: { requestNumber: 1, what: 'approval', expiredAt: story.now },
        },
      ])
      .when({ type: 'note-expiry' }, 'portal')
      .then([]);
  });

  it('is taken back by an approver while it is not used', () => {
    const revoke: CommandOnRelease = { type: 'revoke', statement: STATEMENT };
    given(aRelease().isPrepared())
      .when(revoke, 'director')
      .thenRefused('no-approval')
      .when(revoke, 'engineer')
      .thenRefused('not-an-approver');
    const { story } = given(aRelease().isApproved())
      .when(revoke, 'director')
      .then([
        {
          type: 'approval-revoked',
          data: {
            requestNumber: 1,
            statement: STATEMENT,
            approverVia: ['user:default/director', 'group:default/directors'],
          },
        },
      ]);
    expect(codesOf(story)).toEqual(['approval-revoked']);
    given(aRelease().isDeployed())
      .when(revoke, 'director')
      .thenRefused('approval-used');
  });
});
