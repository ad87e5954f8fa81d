import { toReleaseJson } from '../../api/releaseView';
import { MINUTE, commitOf } from '../../testUtils/simulation';
import { type Story, story } from '../../testUtils/story';
import { type ProbeRun, targetId } from '../model/findings';
import { checkableTargets } from './targets';

const TESTS = 'tests-passing';

function completion(it: Story, itemId = TESTS) {
  return it.release.items[itemId]?.completion;
}

function lastTypes(it: Story, count: number): readonly string[] {
  return it.releaseEvents[it.id].slice(-count).map(({ type }) => type);
}

function shown(it: Story, itemId = TESTS) {
  return toReleaseJson(it.release, it.context('engineer', it.release))
    .stages.flatMap(({ items }) => items)
    .find(({ id }) => id === itemId);
}

const started = () => story().starts().isAnsweredBy('ci', TESTS);

describe('what a provider says', () => {
  it('completes its item when it is passing, as evidence of the provider', () => {
    const it = started().isChecked(TESTS, 'passing', '812 tests passed');
    expect(completion(it)).toEqual({
      override: false,
      evidence: {
        by: 'ci',
        at: it.now,
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
    const it = started().isChecked(TESTS, 'failing', '3 tests failed');
    const { length } = it.releaseEvents[it.id];
    it.wait(MINUTE).isChecked(TESTS, 'failing', '3 tests failed');
    expect(it.releaseEvents[it.id]).toHaveLength(length);
    it.isChecked(TESTS, 'failing', '1 test failed');
    expect(lastTypes(it, 1)).toEqual(['check-recorded']);
  });

  it('re-opens its item when it turns from passing to failing', () => {
    const it = started()
      .isChecked(TESTS, 'passing')
      .isChecked(TESTS, 'failing');
    expect(completion(it)).toBeUndefined();
    expect(lastTypes(it, 2)).toEqual(['check-recorded', 'items-reopened']);
  });

  it('voids the request when it turns to failing before the approval is used', () => {
    const it = started()
      .isChecked(TESTS, 'passing')
      .attachesNote()
      .completes(
        'code-reviewed-and-merged',
        'no-open-blockers',
        'estimate-approved',
      )
      .finishesStaging()
      .requests()
      .decides()
      .isChecked(TESTS, 'failing');
    expect(it.release.approval).toMatchObject({
      status: 'voided',
      reason: 'item-reopened',
    });
    expect(it.phase).toBe('pre-deployment');
  });

  it('keeps the last result, marked stale, when it cannot be asked', () => {
    const it = started()
      .isChecked(TESTS, 'passing', 'Green')
      .wait(MINUTE)
      .isChecked(TESTS, 'unavailable', 'No answer');
    expect(completion(it)).toBeDefined();
    expect(shown(it)?.check).toEqual({
      provider: 'ci',
      status: 'passing',
      message: 'Green',
      checkedAt: it.now,
      stale: true,
      latest: { status: 'unavailable', message: 'No answer' },
    });
  });

  it('is marked stale when it is older than the company allows', () => {
    const it = started().isChecked(TESTS, 'passing');
    expect(shown(it)?.check?.stale).toBe(false);
    it.wait(60 * MINUTE);
    expect(shown(it)?.check?.stale).toBe(true);
  });

  it('says nothing of another commit', () => {
    const it = started().isChecked(TESTS, 'passing', 'Green', commitOf('c'));
    expect(completion(it)).toBeUndefined();
    expect(it.release.checks).toEqual({});
  });

  it('is forgotten when the commit changes, and so is an override', () => {
    const it = started()
      .does({ type: 'complete', itemId: TESTS, note: 'ran it here' })
      .does({ type: 'amend', commit: commitOf('c') });
    expect(completion(it)).toBeUndefined();
    it.isChecked(TESTS, 'failing').does({
      type: 'amend',
      commit: commitOf('d'),
    });
    expect(it.release.checks).toEqual({});
  });

  it('takes the place of an override when it is passing, until the request freezes the item', () => {
    const overridden = () =>
      started().does({ type: 'complete', itemId: TESTS, note: 'ran it here' });
    expect(completion(overridden().isChecked(TESTS, 'passing'))?.override).toBe(
      false,
    );
    const it = overridden()
      .attachesNote()
      .completes(
        'code-reviewed-and-merged',
        'no-open-blockers',
        'estimate-approved',
      )
      .finishesStaging()
      .requests()
      .isChecked(TESTS, 'passing');
    expect(completion(it)?.override).toBe(true);
    expect(it.phase).toBe('awaiting-approval');
  });

  it('does not take back what a person vouched for against it', () => {
    const it = started()
      .isChecked(TESTS, 'failing')
      .does({ type: 'complete', itemId: TESTS, note: 'the runner is broken' })
      .isChecked(TESTS, 'failing', 'Still broken');
    expect(completion(it)?.override).toBe(true);
  });

  it('does take back what a person ticked before there was a provider', () => {
    const it = story().starts().completes(TESTS).isAnsweredBy('ci', TESTS);
    expect(completion(it.isChecked(TESTS, 'failing'))).toBeUndefined();
  });

  it('counts only from the provider that answers the item', () => {
    const it = story().starts();
    it.does(
      {
        type: 'record-check',
        itemId: TESTS,
        provider: 'somebody',
        commit: it.release.commit,
        status: 'passing',
        message: 'Fine',
      },
      'portal',
    );
    expect(completion(it)).toBeUndefined();
  });

  it('counts for one part, where it answers one part', () => {
    const it = story()
      .isDeployed()
      .isAnsweredBy('probe', 'critical-paths-verified/login')
      .isChecked('critical-paths-verified/login', 'passing')
      .does({
        type: 'complete',
        itemId: 'critical-paths-verified',
        part: 'data-access',
      });
    expect(shown(it, 'critical-paths-verified')?.parts).toMatchObject([
      { id: 'login', state: 'complete', check: { status: 'passing' } },
      { id: 'project-views', state: 'open' },
      { id: 'data-access', state: 'complete' },
    ]);
    it.isChecked('critical-paths-verified/login', 'failing');
    expect(
      shown(it, 'critical-paths-verified')?.parts?.map(({ state }) => state),
    ).toEqual(['open', 'open', 'complete']);
    expect(shown(it, 'critical-paths-verified')?.check?.status).toBe('failing');
  });
});

describe('what checks are asked about', () => {
  const targets = (it: Story) => checkableTargets(it.release).map(targetId);

  it('is what the stages hold that are reached, and whose deployment is recorded', () => {
    const it = story().starts();
    const first = ['code-reviewed-and-merged', TESTS, 'no-open-blockers'];
    expect(targets(it)).toEqual(first);
    it.finishesPreDeployment();
    expect(targets(it)).toEqual(first);
    it.reports('staging');
    expect(targets(it)).toEqual([
      ...first,
      'smoke-tests',
      'tenant-isolation-intact',
    ]);
  });

  it('is in production what follows the deployment, and nothing when that is settled', () => {
    const it = story().isDeployed();
    expect(targets(it)).toEqual([
      'critical-paths-verified/login',
      'critical-paths-verified/project-views',
      'critical-paths-verified/data-access',
      'uptime-green',
    ]);
    expect(targets(it.finishesProduction())).toEqual([]);
  });

  it('is nothing of a release that is cancelled or rolls back', () => {
    expect(
      targets(story().starts().does({ type: 'cancel', reason: 'No' })),
    ).toEqual([]);
    expect(targets(story().isDeployed().rollsBack())).toEqual([]);
  });
});

describe('the monitoring window', () => {
  const watched = () => {
    const it = story();
    it.policy = { ...it.policy, monitoringProbes: ['uptime'] };
    return it.isDeployed();
  };
  const runs = (it: Story, minutes: readonly number[]): ProbeRun[] => {
    const from = Date.parse(it.now);
    return minutes.map(minute => ({
      probe: 'uptime',
      at: new Date(from + minute * MINUTE).toISOString(),
      status: 'passing',
    }));
  };
  const everyMinute = Array.from({ length: 16 }, (_, minute) => minute);
  const close = (it: Story, all: readonly ProbeRun[]) =>
    it.does({ type: 'close-window', runs: all }, 'portal');

  it('is complete when a probe ran through it without a failure', () => {
    const it = watched();
    const all = runs(it, everyMinute);
    close(it.wait(15 * MINUTE), all);
    expect(completion(it, 'logs-monitored')?.evidence).toMatchObject({
      by: 'uptime',
      source: 'check',
    });
  });

  it('is not complete before its end', () => {
    const it = watched();
    const all = runs(it, everyMinute);
    close(it.wait(14 * MINUTE), all);
    expect(completion(it, 'logs-monitored')).toBeUndefined();
  });

  it('is left to a person when a probe failed, and the failure is recorded once', () => {
    const it = watched().isProbed('uptime', 'failing');
    expect(lastTypes(it, 1)).toEqual(['probe-recorded']);
    const all = runs(it, everyMinute);
    close(it.wait(15 * MINUTE), all);
    expect(completion(it, 'logs-monitored')).toBeUndefined();
    expect(shown(it, 'logs-monitored')?.probes).toMatchObject([
      { id: 'uptime', status: 'failing' },
    ]);
  });

  it.each([
    ['it did not run at the beginning', everyMinute.slice(4)],
    ['it did not run at the end', everyMinute.slice(0, 12)],
    ['it paused', everyMinute.filter(m => m < 5 || m > 8)],
    ['it never ran', []],
  ] as const)('is left to a person when %s', (_, minutes) => {
    const it = watched();
    const all = runs(it, minutes);
    close(it.wait(15 * MINUTE), all);
    expect(completion(it, 'logs-monitored')).toBeUndefined();
  });

  it('is left to a person when the probe could not be asked for too long', () => {
    const it = watched();
    const all = runs(it, everyMinute).map((run, minute) =>
      minute > 4 && minute < 9
        ? { ...run, status: 'unavailable' as const }
        : run,
    );
    close(it.wait(15 * MINUTE), all);
    expect(completion(it, 'logs-monitored')).toBeUndefined();
  });
});
