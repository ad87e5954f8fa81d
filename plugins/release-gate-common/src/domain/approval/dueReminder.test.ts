import { DAY, MINUTE } from '../../testUtils/simulation';
import { aRelease } from '../../testUtils/story';
import { asOf } from './asOf';
import { dueReminder } from './dueReminder';

const WAITS = [60 * MINUTE, DAY];

describe('a reminder of an open request', () => {
  it('is due from its time on, and not before', () => {
    const story = aRelease().isPrepared().requests();
    const due = () => dueReminder(asOf(story.release, story), WAITS);
    expect(due()).toBeUndefined();
    story.wait(60 * MINUTE - 1);
    expect(due()).toBeUndefined();
    story.wait(1);
    expect(due()).toEqual({ requestNumber: 1, step: 1 });
    story.wait(DAY);
    expect(due()).toEqual({ requestNumber: 1, step: 2 });
  });

  it('is of no use where nothing waits for a decision', () => {
    const decided = aRelease()
      .isApproved()
      .wait(2 * DAY);
    expect(dueReminder(asOf(decided.release, decided), WAITS)).toBeUndefined();
    const expired = aRelease()
      .isPrepared()
      .requests()
      .wait(8 * DAY);
    expect(dueReminder(asOf(expired.release, expired), WAITS)).toBeUndefined();
  });

  it('never comes where none is configured', () => {
    const story = aRelease().isPrepared().requests().wait(DAY);
    expect(dueReminder(asOf(story.release, story), [])).toBeUndefined();
  });
});
