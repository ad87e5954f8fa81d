import { MINUTE } from '../../testUtils/simulation';
import { type Story, story } from '../../testUtils/story';
import { draftTimeEntry } from './draftTimeEntry';

const item = (it: Story) => it.release.items['time-logged']?.completion;

describe('logged time', () => {
  const deployed = () => story().isTrackedBy('clock').isDeployed();

  it('is pending until the tracker has it, and proves the item then', () => {
    const it = deployed().finishesProduction();
    const entryId = it.logsTime();
    expect(it.release.timeEntries).toMatchObject([
      { id: entryId, state: 'pending', person: 'user:default/engineer' },
    ]);
    expect(item(it)).toBeUndefined();
    it.isLogged(entryId);
    expect(it.release.timeEntries[0].state).toBe('logged');
    expect(item(it)?.evidence).toMatchObject({
      by: 'clock',
      source: 'tracker',
    });
  });

  it('counts once its stage is reached, when it was logged before', () => {
    const it = deployed();
    it.isLogged(it.logsTime());
    expect(item(it)).toBeUndefined();
    it.finishesProduction();
    expect(item(it)?.evidence.source).toBe('tracker');
  });

  it('says why it failed, and proves nothing', () => {
    const it = deployed().finishesProduction();
    const entryId = it.logsTime().toString();
    it.does(
      {
        type: 'settle-time',
        entryId,
        outcome: { state: 'failed', message: 'The project is archived' },
      },
      'portal',
    );
    expect(it.release.timeEntries[0]).toMatchObject({
      state: 'failed',
      message: 'The project is archived',
    });
    expect(item(it)).toBeUndefined();
  });

  it('is settled once: a second answer changes nothing', () => {
    const it = deployed();
    const entryId = it.logsTime();
    it.isLogged(entryId);
    const { length } = it.releaseEvents[it.id];
    it.does(
      {
        type: 'settle-time',
        entryId,
        outcome: { state: 'failed', message: 'Too late' },
      },
      'portal',
    );
    expect(it.releaseEvents[it.id]).toHaveLength(length);
  });

  it('counts too when somebody entered it in the tracker by hand', () => {
    const it = deployed().finishesProduction().isTimeFound(true);
    expect(item(it)?.evidence).toMatchObject({
      by: 'clock',
      source: 'tracker',
      note: '1 h by one person',
    });
  });

  it('re-opens the item when it is gone before the release is complete', () => {
    const it = deployed().finishesProduction();
    it.isLogged(it.logsTime()).isTimeFound(false);
    expect(item(it)).toBeUndefined();
    expect(it.phase).toBe('post-deployment');
    expect(it.isTimeFound(true).release.items['time-logged']).toBeDefined();
  });

  it('stays as it was when it is gone after the release is complete', () => {
    const it = deployed().finishesProduction();
    it.isLogged(it.logsTime()).does({ type: 'deliver' });
    expect(it.phase).toBe('completed');
    it.isTimeFound(false);
    expect(it.phase).toBe('completed');
  });

  it('does not take back what a person vouched for', () => {
    const it = deployed().finishesProduction().does({
      type: 'complete',
      itemId: 'time-logged',
      note: 'On the sheet of the agency',
    });
    it.isTimeFound(true).isTimeFound(false);
    expect(item(it)?.override).toBe(true);
  });

  it('is work: who logs it does not decide', () => {
    const it = story().isTrackedBy('clock').starts();
    it.logsTime('workingDirector');
    expect(it.release.contributors).toContain('user:default/working-director');
  });
});

describe('the draft of a time entry', () => {
  const at = (minutes: number) =>
    new Date(
      Date.parse('2026-05-12T08:00:00Z') + minutes * MINUTE,
    ).toISOString();

  it.each([
    ['one event', [0], '2026-05-12T07:50:00Z', 10],
    ['one piece of work', [0, 20, 45], '2026-05-12T07:50:00Z', 55],
    ['two pieces with a pause', [0, 20, 300, 310], '2026-05-12T07:50:00Z', 50],
    ['events in any order', [20, 0], '2026-05-12T07:50:00Z', 30],
  ])('is for %s as long as the work', (_, minutes, start, length) => {
    const draft = draftTimeEntry(minutes.map(at));
    expect(draft?.start).toBe(start);
    expect(Date.parse(draft?.end ?? '') - Date.parse(draft?.start ?? '')).toBe(
      length * MINUTE,
    );
  });

  it('is none for somebody who did nothing', () => {
    expect(draftTimeEntry([])).toBeUndefined();
  });
});
