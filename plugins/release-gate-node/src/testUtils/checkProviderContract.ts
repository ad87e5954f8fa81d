import type {
  CheckProvider,
  CheckedItem,
  CheckedRelease,
} from '../checks/CheckProvider';

/** A release to ask providers about. @public */
export const checkedRelease: CheckedRelease = {
  id: '01J00000000000000000000001',
  entityRef: 'component:default/payments',
  version: '2.4.0',
  commit: 'a'.repeat(40),
  environment: 'production',
  tickets: [],
};

/** An item to ask providers about. @public */
export const checkedItem: CheckedItem = {
  id: 'smoke-tests',
  kind: 'check',
  title: 'Smoke tests run on staging',
};

/**
 * A provider, and the means to make the world say what the contract needs.
 *
 * @public
 */
export interface CheckProviderSubject {
  readonly provider: CheckProvider;
  /** From now on what the provider asks says that the item holds. */
  pass(): void;
  /** … that it does not. */
  fail(): void;
  /** … nothing that can be understood. */
  garble(): void;
  /** … that it could not answer: an error of the server. */
  breakDown(): void;
  /** … nothing at all, ever. */
  hang(): void;
  /** What must never appear in a message: tokens, and what servers answered. */
  readonly secrets: readonly string[];
  stop(): Promise<void>;
}

/**
 * What every check provider promises, as tests. To be called in a test file.
 *
 * @public
 */
export function describeCheckProvider(
  name: string,
  start: () => Promise<CheckProviderSubject>,
): void {
  describe(`${name}, as a check provider`, () => {
    let subject: CheckProviderSubject;
    const run = (signal = new AbortController().signal) =>
      subject.provider.run(checkedRelease, checkedItem, { signal });

    beforeEach(async () => {
      subject = await start();
    });

    afterEach(async () => {
      await subject.stop();
    });

    it('has a kebab-case id and answers at least one kind of item', () => {
      expect(subject.provider.id).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(subject.provider.itemKinds.length).toBeGreaterThan(0);
    });

    it('is passing when the item holds', async () => {
      subject.pass();
      expect((await run()).status).toBe('passing');
    });

    it('is failing when it does not', async () => {
      subject.fail();
      expect((await run()).status).toBe('failing');
    });

    it.each(['garble', 'breakDown'] as const)(
      'is never passing after %s',
      async fault => {
        subject[fault]();
        expect(['failing', 'unavailable']).toContain((await run()).status);
      },
    );

    it('ends when it is told to', async () => {
      subject.hang();
      const abort = new AbortController();
      const running = run(abort.signal);
      abort.abort();
      expect((await running).status).toBe('unavailable');
    });

    it('says the same of the same, in one line and without secrets', async () => {
      for (const state of ['pass', 'fail', 'garble', 'breakDown'] as const) {
        subject[state]();
        const { message } = await run();
        expect((await run()).message).toBe(message);
        expect(message).toMatch(/^.{3,300}$/);
        subject.secrets.forEach(secret =>
          expect(message).not.toContain(secret),
        );
      }
    });
  });
}
