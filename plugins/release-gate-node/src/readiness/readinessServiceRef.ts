import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';

/** A check that takes longer counts as failed. */
const LIMIT_MS = 2_000;

/**
 * Knows what has to hold before this backend instance gets traffic. It is asked
 * by `readinessHealthServiceFactory` of the backend package.
 *
 * @public
 */
export interface ReadinessService {
  /** @param check - why it is not ready, in one sentence that may be read by anybody; undefined when it is. A rejection counts as not ready, without words. */
  addCheck(check: () => Promise<string | undefined>): void;
  /** Why this instance is not ready: nothing, where it is. Answers within seconds. */
  problems(): Promise<readonly string[]>;
}

/** Ends with the sentence of a check, also where the check does not end or fails. */
async function problemOf(
  check: () => Promise<string | undefined>,
): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<string>(resolve => {
    timer = setTimeout(() => resolve('A check takes too long'), LIMIT_MS);
  });
  try {
    return await Promise.race([
      check().catch(() => 'A check could not be made'),
      limit,
    ]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The readiness of the whole instance, for every plugin in it.
 *
 * @public
 */
export const readinessServiceRef = createServiceRef<ReadinessService>({
  id: 'release-gate.readiness',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {},
      factory: () => {
        const checks: (() => Promise<string | undefined>)[] = [];
        return {
          addCheck: check => {
            checks.push(check);
          },
          problems: async () => {
            const found = await Promise.all(checks.map(problemOf));
            return found.flatMap(problem => problem ?? []);
          },
        };
      },
    }),
});
