import { Play } from './Play';
import { moveNamed } from './moves';
import { approved, completed, prepared, requested, rolledBack } from './setUps';

/*
 * What the adversary found, each as the rule that it broke. `given` is in order
 * and has to be accepted; `tried` is the way around the rule. The program may
 * refuse any of it, or record it as what it is: the rule book must not object.
 */
function objectionsTo(options: {
  readonly given: readonly string[];
  readonly tried: readonly string[];
}): readonly string[] {
  const play = new Play();
  for (const name of options.given) {
    const objections = play.make(moveNamed(name));
    if (!objections) {
      throw new Error(`'${name}' was to be accepted`);
    }
    expect(objections).toEqual([]);
  }
  return options.tried.flatMap(name => play.make(moveNamed(name)) ?? []);
}

interface Attack {
  readonly rule: string;
  readonly given: readonly string[];
  readonly tried: readonly string[];
}

const started = [
  ...approved(1, 'a', 'old'),
  'pipeline reports a started in production',
];

const ofApprovals: readonly Attack[] = [
  {
    rule: 'a rollback leads to the baseline in the request of the approval under which production began, never to that of a later request',
    given: started,
    tried: [
      'director takes back the approval of release 1',
      'engineer states evil as baseline and requests approval of release 1',
      'engineer wants evil back and rolls back release 1',
      'pipeline reports evil succeeded in production',
    ],
  },
  {
    rule: 'that the later request was rejected in writing changes nothing of where a rollback leads',
    given: started,
    tried: [
      'director takes back the approval of release 1',
      'engineer states evil as baseline and requests approval of release 1',
      'director rejects release 1',
      'engineer wants evil back and rolls back release 1',
      'pipeline reports evil succeeded in production',
    ],
  },
  {
    rule: 'an approval for one environment of tier production neither begins nor covers anything in another',
    given: started,
    tried: [
      'pipeline reports a started in production-2',
      'pipeline reports a succeeded in production-2',
    ],
  },
  {
    rule: 'a report never renames an approved version',
    given: [...approved(1, 'a', 'old'), ...prepared(2, 'b')],
    tried: [
      'pipeline reports a succeeded in production as the version of evil',
      'engineer states nothing as baseline and requests approval of release 2',
    ],
  },
  {
    rule: 'an approval that has ended covers a deployment only within a day of its start',
    given: started,
    tried: [
      'more than a week passes',
      'pipeline reports a succeeded in production',
    ],
  },
];

const ofBaselines: readonly Attack[] = [
  {
    rule: 'the commit of an open release cannot be stated as the baseline',
    given: [...prepared(1, 'a'), 'engineer starts a release of evil'],
    tried: [
      'engineer states evil as baseline and requests approval of release 1',
    ],
  },
  {
    rule: 'the commit of a cancelled release cannot be stated as the baseline',
    given: [
      ...prepared(1, 'a'),
      'engineer starts a release of evil',
      'engineer cancels release 2',
    ],
    tried: [
      'engineer states evil as baseline and requests approval of release 1',
    ],
  },
  {
    rule: 'a commit that was rejected in writing cannot be stated as the baseline',
    given: [
      ...requested(1, 'evil', 'old'),
      'director rejects release 1',
      ...prepared(2, 'a'),
    ],
    tried: [
      'engineer states evil as baseline and requests approval of release 2',
    ],
  },
  {
    rule: 'a commit that was deployed with a violation cannot be stated as the baseline',
    given: [
      ...prepared(1, 'a'),
      'pipeline reports evil succeeded in production',
    ],
    tried: [
      'engineer states evil as baseline and requests approval of release 1',
    ],
  },
  {
    rule: 'a stated baseline never becomes a known one by a rollback',
    given: [
      ...rolledBack,
      'engineer ticks root-cause-investigated of release 1',
      'engineer re-enters with b for release 1',
      'engineer ticks tests-passing of release 2',
      'pipeline reports b succeeded in staging',
    ],
    tried: [
      'engineer states nothing as baseline and requests approval of release 2',
    ],
  },
  {
    rule: 'a rollback does not lead to a baseline that was rolled back meanwhile',
    given: [
      ...completed(1, 'a', 'old'),
      ...completed(2, 'b', 'nothing'),
      'pipeline reports a succeeded in production',
    ],
    tried: [
      'engineer wants old back and rolls back release 1',
      'pipeline reports old succeeded in production',
      'pipeline reports b succeeded in production',
      'engineer wants a back and rolls back release 2',
      'pipeline reports a succeeded in production',
    ],
  },
  {
    rule: 'a rollback voids the unused approvals whose baseline was that commit, also where it ends by hand',
    given: [...completed(1, 'a', 'nothing'), ...approved(2, 'b', 'nothing')],
    tried: [
      'engineer wants old back and rolls back release 1',
      'engineer ticks reverted of release 1',
    ],
  },
  {
    rule: 'a release is not rolled back while another one holds production',
    given: [
      ...completed(1, 'a', 'old'),
      ...approved(2, 'b', 'nothing'),
      'pipeline reports b started in production',
    ],
    tried: ['engineer wants old back and rolls back release 1'],
  },
];

const ofRequests: readonly Attack[] = [
  {
    rule: 'another commit that reached staging while a request was open counts when the request is rejected',
    given: [
      ...requested(1, 'a', 'old'),
      'pipeline reports b succeeded in staging',
    ],
    tried: [
      'director rejects release 1',
      'engineer states old as baseline and requests approval of release 1',
    ],
  },
  {
    rule: 'another commit that reached staging while a request was open counts when the request runs out',
    given: [
      ...requested(1, 'a', 'old'),
      'pipeline reports b succeeded in staging',
    ],
    tried: [
      'more than a week passes',
      'engineer states old as baseline and requests approval of release 1',
    ],
  },
  {
    rule: 'duties of the attempt before that are open again void the request',
    given: [
      ...rolledBack,
      'engineer ticks root-cause-investigated of release 1',
      'engineer re-enters with b for release 1',
      'engineer ticks tests-passing of release 2',
      'pipeline reports b succeeded in staging',
      'engineer states old as baseline and requests approval of release 2',
      'engineer re-opens root-cause-investigated of release 1',
    ],
    tried: ['director approves release 2'],
  },
  {
    rule: 'that users were affected after all voids the request of the next attempt until the report is filed',
    given: [
      ...rolledBack,
      'engineer ticks root-cause-investigated of release 1',
      'engineer re-enters with b for release 1',
      'engineer ticks tests-passing of release 2',
      'pipeline reports b succeeded in staging',
      'engineer states old as baseline and requests approval of release 2',
      'engineer says that users were affected by release 1',
    ],
    tried: ['director approves release 2'],
  },
  {
    rule: 'nobody decides on a cancelled release',
    given: [...requested(1, 'a', 'old'), 'engineer cancels release 1'],
    tried: ['director approves release 1'],
  },
  {
    rule: 'the gate answers for the release that an amended commit belongs to',
    given: [
      'engineer starts a release of a',
      'engineer starts a release of b',
      'engineer cancels release 2',
    ],
    tried: ['colleague amends to b release 1'],
  },
];

const acrossReleases: readonly Attack[] = [
  {
    rule: 'no request is accepted beside a rolled-back release with open duties, however it was started',
    given: [
      ...approved(1, 'a', 'old'),
      'pipeline reports a succeeded in production',
      ...prepared(2, 'b'),
      'engineer wants old back and rolls back release 1',
      'pipeline reports old succeeded in production',
    ],
    tried: [
      'engineer states old as baseline and requests approval of release 2',
    ],
  },
  {
    rule: 'a spare release does not open the way past the re-entry',
    given: [
      ...approved(1, 'a', 'old'),
      'pipeline reports a succeeded in production',
      'engineer starts a release of b',
      'engineer wants old back and rolls back release 1',
      'pipeline reports old succeeded in production',
    ],
    tried: ['engineer starts a release of evil'],
  },
  {
    rule: 'no release is started beside a re-entry that has not reached production',
    given: [...rolledBack, 'engineer re-enters with a for release 1'],
    tried: ['engineer starts a release of b'],
  },
  {
    rule: 'who worked on another release of the same commit does not decide',
    given: [
      'workingDirector starts a release of a',
      'engineer cancels release 1',
      ...requested(2, 'a', 'old'),
    ],
    tried: ['workingDirector approves release 2'],
  },
  {
    rule: 'who vouched for the staging deployment does not decide',
    given: [
      'workingDirector reports a succeeded in staging',
      'engineer starts a release of a',
      'engineer ticks tests-passing of release 1',
      'engineer states old as baseline and requests approval of release 1',
    ],
    tried: ['workingDirector approves release 1'],
  },
];

const ofViolations: readonly Attack[] = [
  {
    rule: 'a violation that was answered does not stand for a later success',
    given: [
      'pipeline reports evil started in production',
      'engineer answers a violation',
    ],
    tried: ['pipeline reports evil succeeded in production'],
  },
  {
    rule: 'the violation of a start of long ago does not stand for a later success',
    given: [
      'pipeline reports evil started in production',
      'more than a day passes',
    ],
    tried: ['pipeline reports evil succeeded in production'],
  },
  {
    rule: 'the violation of one reporter does not stand for the success that another reports',
    given: ['pipeline reports evil started in production-2'],
    tried: ['engineer reports evil succeeded in production-2'],
  },
  {
    rule: 'what runs with a violation is not redeployed without one',
    given: ['pipeline reports evil succeeded in production'],
    tried: ['pipeline reports evil succeeded in production'],
  },
  {
    rule: 'what was rolled back by hand is not redeployed without a violation',
    given: [
      ...approved(1, 'a', 'nothing'),
      'pipeline reports a succeeded in production',
      'engineer wants old back and rolls back release 1',
      'pipeline reports a succeeded in production',
      'engineer ticks reverted of release 1',
    ],
    tried: ['pipeline reports a succeeded in production'],
  },
];

const ofAgents: readonly Attack[] = [
  {
    rule: 'an agent does not roll back',
    given: [
      ...approved(1, 'a', 'old'),
      'pipeline reports a succeeded in production',
    ],
    tried: ['agent wants old back and rolls back release 1'],
  },
  {
    rule: 'an agent does not re-enter',
    given: rolledBack,
    tried: ['agent re-enters with a for release 1'],
  },
  {
    rule: 'an agent neither reports a deployment nor answers a violation',
    given: ['pipeline reports evil started in production'],
    tried: [
      'agent reports evil succeeded in production-2',
      'agent answers a violation',
    ],
  },
  {
    rule: 'an agent neither delivers nor cancels',
    given: approved(1, 'a', 'old'),
    tried: ['agent delivers the note of release 1', 'agent cancels release 1'],
  },
];

describe.each([
  ['approvals', ofApprovals],
  ['baselines', ofBaselines],
  ['requests', ofRequests],
  ['several releases', acrossReleases],
  ['violations', ofViolations],
  ['agents', ofAgents],
])('%s', (_, attacks) => {
  it.each(attacks)('$rule', attack => {
    expect(objectionsTo(attack)).toEqual([]);
  });
});
