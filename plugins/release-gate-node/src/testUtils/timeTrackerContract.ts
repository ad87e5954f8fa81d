import type { TimeToLog, TimeTracker } from '../trackers/TimeTracker';
import { isTrackerUnavailable } from '../trackers/trackerErrors';
import {
  type TrackerSubject,
  itKeepsTheTrackerContract,
  unlimitedCall,
} from './trackerContract';

/**
 * A time tracker, and the means to make the world do what the contract needs.
 *
 * @public
 */
export interface TimeTrackerSubject extends TrackerSubject<TimeTracker> {
  /** Time that it takes, of the hours before now. */
  readonly time: TimeToLog;
  /** From now on what it is asked to log is logged, and its answer gets lost. */
  loseAnswers(): void;
  /** … all is well again. */
  recover(): void;
  /** How many entries it holds. */
  entries(): number;
}

/**
 * What every time tracker promises, as tests. To be called in a test file.
 *
 * @public
 */
export function describeTimeTracker(
  name: string,
  start: () => Promise<TimeTrackerSubject>,
): void {
  describe(`${name}, as a time tracker`, () => {
    let subject: TimeTrackerSubject;
    const log = (more: Partial<TimeToLog> = {}, call = unlimitedCall()) =>
      subject.tracker.log({ ...subject.time, ...more }, call);
    const find = async (
      entries: readonly { readonly trackerId: string }[] = [],
      call = unlimitedCall(),
    ) => {
      const {
        releaseId,
        entityRef,
        version,
        person,
        start: since,
      } = subject.time;
      const findings = await subject.tracker.find(
        [
          {
            id: releaseId,
            entityRef,
            version,
            since,
            entries: entries.map(({ trackerId }) => ({ trackerId, person })),
          },
        ],
        call,
      );
      return findings.get(releaseId);
    };

    beforeEach(async () => {
      subject = await start();
    });

    afterEach(async () => {
      await subject.stop();
    });

    itKeepsTheTrackerContract(() => subject, {
      log: call => log({}, call),
      find: call => find([], call),
    });

    it('logs time, and says what it is called there', async () => {
      expect((await log()).trackerId).not.toBe('');
      expect(subject.entries()).toBe(1);
    });

    it('finds what it logged before instead of logging it again', async () => {
      const { trackerId } = await log();
      expect((await log()).trackerId).toBe(trackerId);
      expect(subject.entries()).toBe(1);
    });

    it('finds what it logged before its answer got lost', async () => {
      subject.loseAnswers();
      const lost = await log().catch(error => error);
      expect(isTrackerUnavailable(lost)).toBe(true);
      subject.recover();
      await log();
      expect(subject.entries()).toBe(1);
    });

    it('logs another time of the same release apart', async () => {
      await log();
      const twoHoursEarlier = (at: string) =>
        new Date(Date.parse(at) - 7_200_000).toISOString();
      await log({
        start: twoHoursEarlier(subject.time.start),
        end: twoHoursEarlier(subject.time.end),
      });
      expect(subject.entries()).toBe(2);
    });

    it('logs nothing where it is not accepted', async () => {
      subject.refuse();
      await expect(log()).rejects.toThrow();
      expect(subject.entries()).toBe(0);
    });

    it('finds the time that is logged', async () => {
      const logged = await log();
      const finding = await find([logged]);
      expect(finding?.found).toBe(true);
      expect(finding?.message).toMatch(/^.{3,300}$/);
    });

    it('never finds time where none is logged', async () => {
      expect((await find())?.found ?? false).toBe(false);
    });
  });
}
