import {
  attach,
  cancel,
  complete,
  reopen,
} from '../../testUtils/commandsOnRelease';
import { given } from '../../testUtils/deciderSpecification';
import {
  type CommandOnRelease,
  commitOf,
  environmentNamed,
} from '../../testUtils/simulation';
import { aRelease } from '../../testUtils/story';

const denial: CommandOnRelease = {
  type: 'note-denial',
  environment: environmentNamed('production'),
  commit: commitOf('a'),
  reasons: ['approval-missing'],
};

describe('a release', () => {
  it('is the only open one of its commit', () => {
    const story = aRelease().starts();
    given(story)
      .whenTried(told => told.tryStart('engineer'))
      .thenRefused('release-exists');
    story.tryStart('engineer', { commit: commitOf('b') });
    given(story)
      .when({ type: 'amend', commit: commitOf('b') })
      .thenRefused('release-exists');
  });

  it('is amended only by what changes something', () => {
    given(aRelease().starts())
      .when({ type: 'amend', version: '2.4.0' })
      .thenRefused('nothing-changed')
      .when({ type: 'amend', title: 'Refunds' })
      .then([{ type: 'release-amended', data: { title: 'Refunds' } }]);
  });

  it('is changed only by a command that knows its latest revision', () => {
    given(aRelease().starts().completes('tests-passing'))
      .when({ type: 'amend', title: 'Refunds', expectedRevision: 1 })
      .thenRefused('stale-revision')
      .when({ type: 'amend', title: 'Refunds', expectedRevision: 2 })
      .then([{ type: 'release-amended', data: { title: 'Refunds' } }]);
  });

  it('is cancelled, and takes no more changes', () => {
    given(aRelease().starts())
      .when(cancel)
      .then([{ type: 'release-cancelled', data: { reason: 'No need' } }])
      .when(complete('tests-passing'))
      .thenRefused('release-ended');
  });

  it('takes no more changes after it was rolled back', () => {
    given(aRelease().isRolledBack()).when(cancel).thenRefused('release-ended');
  });

  it('that is completed takes another title and nothing else', () => {
    given(aRelease().isCompleted())
      .when({ type: 'amend', version: '2.4.1' })
      .thenRefused('release-ended')
      .when(reopen('time-logged'))
      .thenRefused('release-ended')
      .when({ type: 'amend', title: 'Refunds at last' })
      .then([{ type: 'release-amended', data: { title: 'Refunds at last' } }]);
  });

  it('keeps what was approved once production has begun', () => {
    const begun = aRelease()
      .isApproved()
      .reports('production', commitOf('a'), 'started');
    given(begun).when(cancel).thenRefused('production-begun');
    given(begun)
      .when({ type: 'amend', version: '9' })
      .thenRefused('production-begun');
    given(begun).when(attach('release-note')).thenRefused('production-begun');
    given(begun).when(reopen('tests-passing')).thenRefused('production-begun');
    given(begun)
      .when({ type: 'amend', title: 'Refunds' })
      .then([{ type: 'release-amended', data: { title: 'Refunds' } }]);
  });
});

describe('a denial of the gate', () => {
  const denied = {
    type: 'gate-denied',
    data: {
      environment: environmentNamed('production'),
      commit: commitOf('a'),
      reasons: ['approval-missing'],
    },
  } as const;

  it('is kept once for the same reasons', () => {
    given(aRelease().starts())
      .when(denial, 'portal')
      .then([denied])
      .when(denial, 'portal')
      .then([]);
  });

  it('is kept at most 20 times a release', () => {
    let told = given(aRelease().starts());
    for (let number = 1; number <= 25; number++) {
      const reasons = [`reason-${number}`];
      told = told
        .when({ ...denial, reasons }, 'portal')
        .then(
          number <= 20
            ? [{ ...denied, data: { ...denied.data, reasons } }]
            : [],
        );
    }
  });

  it('keeps no name that somebody made up for an environment, whatever it says', () => {
    for (const name of ['Pay me', 'prod\u202enoitcud', '(undeclared)']) {
      const environment = environmentNamed(name);
      given(aRelease().starts())
        .when({ ...denial, environment }, 'portal')
        .then([
          {
            ...denied,
            data: {
              ...denied.data,
              environment: environmentNamed('(undeclared)'),
            },
          },
        ])
        .when(
          { ...denial, environment: environmentNamed('Another name') },
          'portal',
        )
        .then([]);
    }
  });

  it('names a declared environment as it is declared', () => {
    given(aRelease().starts())
      .when(
        { ...denial, environment: environmentNamed('PRODUCTION') },
        'portal',
      )
      .then([denied])
      .when(denial, 'portal')
      .then([]);
  });

  it('does not change the revision', () => {
    const { story } = given(aRelease().starts())
      .when(denial, 'portal')
      .then([denied]);
    expect(story.release).toMatchObject({ revision: 1, sequence: 2 });
  });
});
