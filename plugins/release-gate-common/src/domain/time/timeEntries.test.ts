import { MINUTE } from '../../testUtils/simulation';
import { type Story, aRelease } from '../../testUtils/story';
import { draftTimeEntry } from './draftTimeEntry';

const item = (story: Story) => story.release.items['time-logged']?.completion;

describe('logged time', () => {
  const deployed = () => aRelease().isTrackedBy('clock').isDeployed();

  it('is pending until the tracker has it, and proves the item then', () => {
    const story = deployed().finishesProduction();
    const entryId = story.logsTime();
    expect(story.release.timeEntries).toMatchObject([
      { id: entryId, state: 'pending', person: 'user:default/engineer' },
    ]);
    expect(item(story)).toBeUndefined();
    story.isLogged(entryId);
    expect(story.release.timeEntries[0].state).toBe('logged');
    expect(item(story)?.evidence).toMatchObject({
      by: 'clock',
      source: 'tracker',
    });
  });

  it('counts once its stage is reached, when it was logged before', () => {
    const story = deployed();
    story.isLogged(story.logsTime());
    expect(item(story)).toBeUndefined();
    story.finishesProduction();
    expect(item(story)?.evidence.source).toBe('tracker');
  });

  it('says why it failed, and proves nothing', () => {
    const story = deployed().finishesProduction();
    const entryId = story.logsTime().toString();
    story.does(
      {
        type: 'settle-time',
        entryId,
        outcome: { state: 'failed', message: 'The project is archived' },
      },
      'portal',
    );
    expect(story.release.timeEntries[0]).toMatchObject({
      state: 'failed',
      message: 'The project is archived',
    });
    expect(item(story)).toBeUndefined();
  });

  it('is settled once: a second answer changes nothing', () => {
    const story = deployed();
    const entryId = story.logsTime();
    story.isLogged(entryId);
    const { length } = story.releaseEvents[story.id];
    story.does(
      {
        type: 'settle-time',
        entryId,
        outcome: { state: 'failed', message: 'Too late' },
      },
      'portal',
    );
    expect(story.releaseEvents[story.id]).toHaveLength(length);
  });

  it('counts too when somebody entered it in the tracker by hand', () => {
    const story = deployed().finishesProduction().isTimeFound(true);
    expect(item(story)?.evidence).toMatchObject({
      by: 'clock',
      source: 'tracker',
      note: '1 h by one person',
    });
  });

  it('re-opens the item when it is gone before the release is complete', () => {
    const story = deployed().finishesProduction();
    story.isLogged(story.logsTime()).isTimeFound(false);
    expect(item(story)).toBeUndefined();
    expect(story.phase).toBe('post-deployment');
    expect(story.isTimeFound(true).release.items['time-logged']).toBeDefined();
  });

  it('stays as it was when it is gone after the release is complete', () => {
    const story = deployed().finishesProduction();
    story.isLogged(story.logsTime()).does({ type: 'deliver' });
    expect(story.phase).toBe('completed');
    story.isTimeFound(false);
    expect(story.phase).toBe('completed');
  });

  it('does not take back what a person vouched for', () => {
    const story = deployed().finishesProduction().does({
      type: 'complete',
      itemId: 'time-logged',
      note: 'On the sheet of the agency',
    });
    story.isTimeFound(true).isTimeFound(false);
    expect(item(story)?.override).toBe(true);
  });

  it('is work: who logs it does not decide', () => {
    const story = aRelease().isTrackedBy('clock').starts();
    story.logsTime('workingDirector');
    expect(story.release.contributors).toContain(
      'user:default/working-director',
    );
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
