import type { IntegrationHealth, TrackerCall } from '../trackers/RequestBudget';
import {
  TrackerUnavailable,
  isTrackerRejection,
  isTrackerUnavailable,
} from '../trackers/trackerErrors';

/** What time and ticket trackers have in common. */
interface AnyTracker {
  readonly id: string;
  readonly title: string;
  readonly requestsPerHour: number;
  health(call: TrackerCall): Promise<IntegrationHealth>;
}

/**
 * A tracker, and the means to make the world do what the contract needs.
 *
 * @public
 */
export interface TrackerSubject<T extends AnyTracker> {
  readonly tracker: T;
  /** From now on the vendor accepts nothing of us, as with a wrong key. */
  refuse(): void;
  /** … it answers nothing that can be understood. */
  garble(): void;
  /** … it answers that it could not: an error of the server. */
  breakDown(): void;
  /** … it answers nothing at all, ever. */
  hang(): void;
  /** How many requests it was sent so far. */
  requests(): number;
  /** What must never appear in a sentence: keys, and what the vendor answered. */
  readonly secrets: readonly string[];
  stop(): Promise<void>;
}

/** What a tracker is called with where nothing limits it. */
export function unlimitedCall(): TrackerCall {
  return {
    signal: new AbortController().signal,
    budget: { take: async () => {} },
  };
}

/** What a call was refused with; a call that succeeds fails the test. */
async function reasonOf(call: Promise<unknown>): Promise<Error> {
  const outcome = await call.then(
    () => undefined,
    error => error,
  );
  expect(outcome).toBeInstanceOf(Error);
  return outcome;
}

/**
 * What every tracker promises, as tests within the suite of its kind.
 *
 * @param questions - what it can be asked, by name
 */
export function itKeepsTheTrackerContract<T extends AnyTracker>(
  subject: () => TrackerSubject<T>,
  questions: Readonly<Record<string, (call: TrackerCall) => Promise<unknown>>>,
): void {
  const all = Object.entries({
    ...questions,
    health: (call: TrackerCall) => subject().tracker.health(call),
  });

  const expectSentence = (message: string) => {
    expect(message).toMatch(/^.{3,300}$/);
    subject().secrets.forEach(secret => expect(message).not.toContain(secret));
  };

  it('has a kebab-case id, a title, and requests that it may be sent', () => {
    const { id, title, requestsPerHour } = subject().tracker;
    expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(title).not.toBe('');
    expect(requestsPerHour).toBeGreaterThan(0);
  });

  it('is healthy while it can be asked', async () => {
    const { status, message } = await subject().tracker.health(unlimitedCall());
    expect(status).toBe('ok');
    expectSentence(message);
  });

  it.each(all)(
    'rejects %s in one sentence where it is not accepted',
    async (_, ask) => {
      subject().refuse();
      const reason = await reasonOf(ask(unlimitedCall()));
      expect(isTrackerRejection(reason)).toBe(true);
      expectSentence(reason.message);
    },
  );

  describe.each(['garble', 'breakDown'] as const)('after %s', fault => {
    it.each(all)('is unavailable for %s', async (_, ask) => {
      subject()[fault]();
      const reason = await reasonOf(ask(unlimitedCall()));
      expect(isTrackerUnavailable(reason)).toBe(true);
      expectSentence(reason.message);
    });
  });

  it.each(all)('ends %s when it is told to', async (_, ask) => {
    subject().hang();
    const abort = new AbortController();
    const asking = reasonOf(ask({ ...unlimitedCall(), signal: abort.signal }));
    abort.abort();
    expect(isTrackerUnavailable(await asking)).toBe(true);
  });

  it.each(all)(
    'sends nothing for %s when the budget is used up',
    async (_, ask) => {
      const take = async () => {
        throw new TrackerUnavailable('used up');
      };
      const reason = await reasonOf(
        ask({ ...unlimitedCall(), budget: { take } }),
      );
      expect(reason.message).toBe('used up');
      expect(subject().requests()).toBe(0);
    },
  );
}
