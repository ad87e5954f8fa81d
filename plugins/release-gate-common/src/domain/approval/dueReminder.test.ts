import { DAY, MINUTE } from '../../testUtils/simulation';
import { story } from '../../testUtils/story';
import { asOf } from './asOf';
import { dueReminder } from './dueReminder';

const WAITS = [60 * MINUTE, DAY];

describe('a reminder of an open request', () => {
  it('is due from its time on, and not before', () => {
    const it = story().isPrepared().requests();
    const due = () => dueReminder(asOf(it.release, it), WAITS);
    expect(due()).toBeUndefined();
    it.wait(60 * MINUTE - 1);
    expect(due()).toBeUndefined();
    it.wait(1);
    expect(due()).toEqual({ requestNumber: 1, step: 1 });
    it.wait(DAY);
    expect(due()).toEqual({ requestNumber: 1, step: 2 });
  });

  it('is of no use where nothing waits for a decision', () => {
    const decided = story()
      .isApproved()
      .wait(2 * DAY);
    expect(dueReminder(asOf(decided.release, decided), WAITS)).toBeUndefined();
    const expired = story()
      .isPrepared()
      .requests()
      .wait(8 * DAY);
    expect(dueReminder(asOf(expired.release, expired), WAITS)).toBeUndefined();
  });

  it('never comes where none is configured', () => {
    const it = story().isPrepared().requests().wait(DAY);
    expect(dueReminder(asOf(it.release, it), [])).toBeUndefined();
  });
});
