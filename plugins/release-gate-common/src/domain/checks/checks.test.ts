import { toReleaseJson } from '../../api/views/toReleaseJson';
import { MINUTE, commitOf } from '../../testUtils/simulation';
import { type Story, aRelease } from '../../testUtils/story';
import { type ProbeRun, targetId } from '../model/findings';
import { checkableTargets } from '../progress/checkTargets';

const TESTS = 'tests-passing';

function completion(story: Story, itemId = TESTS) {
  return story.release.items[itemId]?.completion;
}

function lastTypes(story: Story, count: number): readonly string[] {
  return story.releaseEvents[story.id].slice(-count).map(({ type }) => type);
}

function shown(story: Story, itemId = TESTS) {
  return toReleaseJson(story.release, story.context('engineer', story.release))
    .stages.flatMap(({ items }) => items)
    .find(({ id }) => id === itemId);
}

const started = () => aRelease().starts().isAnsweredBy('ci', TESTS);

/** A request whose tests stand on what `ci` said, of a basis where one is given. */
const requested = (basis?: string) =>
  started()
    .isChecked(TESTS, 'passing', { ...(basis !== undefined && { basis }) })
    .attachesNote()
    .completes(
      'code-reviewed-and-merged',
      'no-open-blockers',
      'estimate-approved',
    )
    .finishesStaging()
    .requests();

describe('what a provider says', () => {
  it('completes its item when it is passing, as evidence of the provider', () => {
    const story = started().isChecked(TESTS, 'passing', '812 tests passed');
    expect(completion(story)).toEqual({
      override: false,
      evidence: {
        by: 'ci',
        at: story.now,
        note: '812 tests passed',
        source: 'check',
      },
    });
  });

  it.each(['failing', 'pending', 'unavailable'] as const)(
    'never completes its item when it is %s',
    status => {
      expect(completion(started().isChecked(TESTS, status))).toBeUndefined();
    },
  );

  it('is an event only when it differs from before', () => {
    const story = started().isChecked(TESTS, 'failing', '3 tests failed');
    const { length } = story.releaseEvents[story.id];
    story.wait(MINUTE).isChecked(TESTS, 'failing', '3 tests failed');
    expect(story.releaseEvents[story.id]).toHaveLength(length);
    story.isChecked(TESTS, 'failing', '1 test failed');
    expect(lastTypes(story, 1)).toEqual(['check-recorded']);
  });

  it('re-opens its item when it fails twice, a minute apart', () => {
    const story = started()
      .isChecked(TESTS, 'passing')
      .isChecked(TESTS, 'failing');
    expect(completion(story)).toBeDefined();
    story.wait(MINUTE - 1).isChecked(TESTS, 'failing');
    expect(completion(story)).toBeDefined();
    story.wait(1).isChecked(TESTS, 'failing');
    expect(completion(story)).toBeUndefined();
    expect(lastTypes(story, 2)).toEqual(['check-recorded', 'items-reopened']);
  });

  it('takes nothing back for a blip, even with one after another', () => {
    const story = started().isChecked(TESTS, 'passing');
    for (let blip = 0; blip < 3; blip++) {
      story
        .isChecked(TESTS, 'failing')
        .wait(MINUTE)
        .isChecked(TESTS, 'passing')
        .wait(MINUTE);
    }
    expect(completion(story)).toBeDefined();
  });

  it('has failed twice also where it could not be asked in between', () => {
    const story = started()
      .isChecked(TESTS, 'passing')
      .isChecked(TESTS, 'failing')
      .wait(MINUTE)
      .isChecked(TESTS, 'unavailable');
    expect(completion(story)).toBeDefined();
    expect(completion(story.isChecked(TESTS, 'failing'))).toBeUndefined();
  });

  it.each(['request', 'approval'] as const)(
    'voids the unused %s when it fails twice, a minute apart',
    what => {
      const story = requested();
      if (what === 'approval') {
        story.decides();
      }
      story.isChecked(TESTS, 'failing');
      expect(story.release.approval.status).not.toBe('voided');
      story.wait(MINUTE).isChecked(TESTS, 'failing');
      expect(story.release.approval).toMatchObject({
        status: 'voided',
        reason: 'item-reopened',
      });
      expect(story.phase).toBe('pre-deployment');
    },
  );

  it('takes nothing back once the approval was used', () => {
    const story = requested().decides().reports('production');
    story.isChecked(TESTS, 'failing').wait(MINUTE).isChecked(TESTS, 'failing');
    expect(completion(story)).toBeDefined();
    expect(story.release.approval.status).toBe('approved');
  });

  it('re-opens and voids at once where it asks about something else in the catalog than what was proven', () => {
    const story = requested('project 1').decides();
    story.isChecked(TESTS, 'unavailable', { basis: 'project 2' });
    expect(completion(story)).toBeUndefined();
    expect(story.release.approval.status).toBe('voided');
    story.isChecked(TESTS, 'passing', { basis: 'project 2' });
    expect(completion(story)).toBeDefined();
  });

  it('stays where it could not say what it asks about', () => {
    const story = requested('project 1').isChecked(TESTS, 'unavailable');
    expect(completion(story)).toBeDefined();
  });

  it('falls with its provider, and what was decided on it with both', () => {
    const story = requested().decides();
    story.does({ type: 'note-providers' }, 'portal');
    expect(story.release.approval.status).toBe('approved');
    story.answeredBy = {};
    story.does({ type: 'note-providers' }, 'portal');
    expect(completion(story)).toBeUndefined();
    expect(lastTypes(story, 2)).toEqual(['items-reopened', 'approval-voided']);
  });

  it('leaves a person’s word alone when a provider goes', () => {
    const story = started().does({
      type: 'complete',
      itemId: TESTS,
      note: 'ran it here',
    });
    story.answeredBy = {};
    story.does({ type: 'note-providers' }, 'portal');
    expect(completion(story)).toBeDefined();
  });

  it('keeps the last result, marked stale, when it cannot be asked', () => {
    const story = started()
      .isChecked(TESTS, 'passing', 'Green')
      .wait(MINUTE)
      .isChecked(TESTS, 'unavailable', 'No answer');
    expect(completion(story)).toBeDefined();
    expect(shown(story)?.check).toEqual({
      provider: 'ci',
      status: 'passing',
      message: 'Green',
      checkedAt: story.now,
      stale: true,
      latest: { status: 'unavailable', message: 'No answer' },
    });
  });

  it('is marked stale when it is older than the company allows', () => {
    const story = started().isChecked(TESTS, 'passing');
    expect(shown(story)?.check?.stale).toBe(false);
    story.wait(60 * MINUTE);
    expect(shown(story)?.check?.stale).toBe(true);
  });

  it('says nothing of another commit', () => {
    const story = started().isChecked(TESTS, 'passing', {
      commit: commitOf('c'),
    });
    expect(completion(story)).toBeUndefined();
    expect(story.release.checks).toEqual({});
  });

  it('is forgotten when the commit changes, and so is an override', () => {
    const story = started()
      .does({ type: 'complete', itemId: TESTS, note: 'ran it here' })
      .does({ type: 'amend', commit: commitOf('c') });
    expect(completion(story)).toBeUndefined();
    story.isChecked(TESTS, 'failing').does({
      type: 'amend',
      commit: commitOf('d'),
    });
    expect(story.release.checks).toEqual({});
  });

  it('takes the place of an override when it is passing, until the request freezes the item', () => {
    const overridden = () =>
      started().does({ type: 'complete', itemId: TESTS, note: 'ran it here' });
    expect(completion(overridden().isChecked(TESTS, 'passing'))?.override).toBe(
      false,
    );
    const story = overridden()
      .attachesNote()
      .completes(
        'code-reviewed-and-merged',
        'no-open-blockers',
        'estimate-approved',
      )
      .finishesStaging()
      .requests()
      .isChecked(TESTS, 'passing');
    expect(completion(story)?.override).toBe(true);
    expect(story.phase).toBe('awaiting-approval');
  });

  it('does not take back what a person vouched for against it', () => {
    const story = started()
      .isChecked(TESTS, 'failing')
      .does({ type: 'complete', itemId: TESTS, note: 'the runner is broken' })
      .isChecked(TESTS, 'failing', 'Still broken');
    expect(completion(story)?.override).toBe(true);
  });

  it('does take back what a person ticked before there was a provider', () => {
    const story = aRelease()
      .starts()
      .completes(TESTS)
      .isAnsweredBy('ci', TESTS);
    story.isChecked(TESTS, 'failing').wait(MINUTE).isChecked(TESTS, 'failing');
    expect(completion(story)).toBeUndefined();
  });

  it('counts only from the provider that answers the item', () => {
    const story = aRelease().starts();
    story.does(
      {
        type: 'record-check',
        itemId: TESTS,
        provider: 'somebody',
        commit: story.release.commit,
        status: 'passing',
        message: 'Fine',
      },
      'portal',
    );
    expect(completion(story)).toBeUndefined();
  });

  it('counts for one part, where it answers one part', () => {
    const story = aRelease()
      .isDeployed()
      .isAnsweredBy('probe', 'critical-paths-verified/login')
      .isChecked('critical-paths-verified/login', 'passing')
      .does({
        type: 'complete',
        itemId: 'critical-paths-verified',
        part: 'data-access',
      });
    expect(shown(story, 'critical-paths-verified')?.parts).toMatchObject([
      { id: 'login', state: 'complete', check: { status: 'passing' } },
      { id: 'project-views', state: 'open' },
      { id: 'data-access', state: 'complete' },
    ]);
    story
      .isChecked('critical-paths-verified/login', 'failing')
      .wait(MINUTE)
      .isChecked('critical-paths-verified/login', 'failing');
    expect(
      shown(story, 'critical-paths-verified')?.parts?.map(({ state }) => state),
    ).toEqual(['open', 'open', 'complete']);
    expect(shown(story, 'critical-paths-verified')?.check?.status).toBe(
      'failing',
    );
  });
});

describe('what checks are asked about', () => {
  const targets = (story: Story) =>
    checkableTargets(story.release).map(targetId);

  it('is what the stages hold that are reached, and whose deployment is recorded', () => {
    const story = aRelease().starts();
    const first = ['code-reviewed-and-merged', TESTS, 'no-open-blockers'];
    expect(targets(story)).toEqual(first);
    story.finishesPreDeployment();
    expect(targets(story)).toEqual(first);
    story.reports('staging');
    expect(targets(story)).toEqual([
      ...first,
      'smoke-tests',
      'tenant-isolation-intact',
    ]);
  });

  it('is in production what follows the deployment, and nothing when that is settled', () => {
    const story = aRelease().isDeployed();
    expect(targets(story)).toEqual([
      'critical-paths-verified/login',
      'critical-paths-verified/project-views',
      'critical-paths-verified/data-access',
      'uptime-green',
    ]);
    expect(targets(story.finishesProduction())).toEqual([]);
  });

  it('is nothing of a release that is cancelled or rolls back', () => {
    expect(
      targets(aRelease().starts().does({ type: 'cancel', reason: 'No' })),
    ).toEqual([]);
    expect(targets(aRelease().isDeployed().rollsBack())).toEqual([]);
  });
});

describe('the monitoring window', () => {
  const watched = () => {
    const story = aRelease();
    story.policy = { ...story.policy, monitoringProbes: ['uptime'] };
    return story.isDeployed();
  };
  const runs = (story: Story, minutes: readonly number[]): ProbeRun[] => {
    const from = Date.parse(story.now);
    return minutes.map(minute => ({
      probe: 'uptime',
      at: new Date(from + minute * MINUTE).toISOString(),
      status: 'passing',
    }));
  };
  const everyMinute = Array.from({ length: 16 }, (_, minute) => minute);
  const close = (story: Story, all: readonly ProbeRun[]) =>
    story.does({ type: 'close-window', runs: all }, 'portal');

  it('is complete when a probe ran through it without a failure', () => {
    const story = watched();
    const all = runs(story, everyMinute);
    close(story.wait(15 * MINUTE), all);
    expect(completion(story, 'logs-monitored')?.evidence).toMatchObject({
      by: 'uptime',
      source: 'check',
    });
  });

  it('is not complete before its end', () => {
    const story = watched();
    const all = runs(story, everyMinute);
    close(story.wait(14 * MINUTE), all);
    expect(completion(story, 'logs-monitored')).toBeUndefined();
  });

  it('is left to a person when a probe failed, and the failure is recorded once', () => {
    const story = watched().isProbed('uptime', 'failing');
    expect(lastTypes(story, 1)).toEqual(['probe-recorded']);
    const all = runs(story, everyMinute);
    close(story.wait(15 * MINUTE), all);
    expect(completion(story, 'logs-monitored')).toBeUndefined();
    expect(shown(story, 'logs-monitored')?.probes).toMatchObject([
      { id: 'uptime', status: 'failing' },
    ]);
  });

  it.each([
    ['it did not run at the beginning', everyMinute.slice(4)],
    ['it did not run at the end', everyMinute.slice(0, 12)],
    ['it paused', everyMinute.filter(m => m < 5 || m > 8)],
    ['it never ran', []],
  ] as const)('is left to a person when %s', (_, minutes) => {
    const story = watched();
    const all = runs(story, minutes);
    close(story.wait(15 * MINUTE), all);
    expect(completion(story, 'logs-monitored')).toBeUndefined();
  });

  it('is left to a person when the probe could not be asked for too long', () => {
    const story = watched();
    const all = runs(story, everyMinute).map((run, minute) =>
      minute > 4 && minute < 9
        ? { ...run, status: 'unavailable' as const }
        : run,
    );
    close(story.wait(15 * MINUTE), all);
    expect(completion(story, 'logs-monitored')).toBeUndefined();
  });
});
